import {
  AdmissionControlClient,
  DataClient,
  DiagnosticsClient,
  GRPCBrokerClient,
  GRPCControllerClient,
  GRPCStdioClient,
  HealthClient,
  ResourceClient,
  StreamClient,
} from '@glance/plugin-sdk/wire';
import { Channel, credentials, type ChannelOptions } from '@grpc/grpc-js';
import type { Handshake } from './Handshake';

/** As Grafana dials: plain text, authority `unused`, no limits on sizes, no retries, no keep-alive. */
const dialOptions: ChannelOptions = {
  'grpc.default_authority': 'unused',
  'grpc.max_receive_message_length': -1,
  'grpc.max_send_message_length': -1,
  'grpc.enable_retries': 0,
  'grpc.use_local_subchannel_pool': 1,
};

/** One gRPC connection to a plugin with a client for each service. */
export class PluginConnection {
  readonly data: DataClient;
  readonly resource: ResourceClient;
  readonly diagnostics: DiagnosticsClient;
  readonly controller: GRPCControllerClient;
  readonly health: HealthClient;
  /** Services that a plugin may leave out. */
  readonly stream: StreamClient;
  readonly admission: AdmissionControlClient;
  private readonly channel: Channel;

  constructor(handshake: Handshake) {
    const target = handshake.network === 'unix' ? `unix:${handshake.address}` : `dns:${handshake.address}`;
    const insecure = credentials.createInsecure();
    this.channel = new Channel(target, insecure, dialOptions);
    const options = { channelOverride: this.channel };
    this.data = new DataClient(target, insecure, options);
    this.resource = new ResourceClient(target, insecure, options);
    this.diagnostics = new DiagnosticsClient(target, insecure, options);
    this.controller = new GRPCControllerClient(target, insecure, options);
    this.health = new HealthClient(target, insecure, options);
    this.stream = new StreamClient(target, insecure, options);
    this.admission = new AdmissionControlClient(target, insecure, options);
    // Grafana opens both at start and ignores whether they fail.
    new GRPCBrokerClient(target, insecure, options).startStream().on('error', () => undefined);
    new GRPCStdioClient(target, insecure, options)
      .streamStdio({})
      .on('error', () => undefined)
      .resume();
  }

  close(): void {
    this.channel.close();
  }
}
