export { httpsRequest, type HttpsQuestion, type HttpsReply } from './httpsRequest';
