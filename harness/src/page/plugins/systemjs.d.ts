/// <reference types="systemjs" />

declare module 'systemjs/dist/system';
declare module 'systemjs/dist/extras/amd';
declare module 'systemjs/dist/extras/named-register';
