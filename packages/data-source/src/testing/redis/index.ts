export { describeReplicas } from './describeReplicas';
