export { describeSimulatorCommand } from './describeSimulatorCommand';
export { httpsRequest, type HttpsQuestion, type HttpsReply } from './httpsRequest';
export { type ProcessUnderTest, processUnderTest } from './processUnderTest';
export { SimulatorProcess } from './SimulatorProcess';
