export { httpsRequest, type HttpsQuestion, type HttpsReply } from './httpsRequest';
export { SimulatorProcess } from './SimulatorProcess';
