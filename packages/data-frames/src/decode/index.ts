export { decodeFile as decodeFrame } from './file';
