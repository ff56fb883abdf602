export { decodeFile as decodeFrame } from './file';
export { rowsOf } from './rowsOf';
