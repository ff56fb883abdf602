import type { Server } from '@grpc/grpc-js';
import { DataService, type DataServer } from '../gen/backend';
import type { QueryDataHandler } from '../handlers/QueryDataHandler';
import type { GrpcAdapter } from './GrpcAdapter';
import { serializeQueryDataResponse } from './serializeQueryDataResponse';

/** `pluginv2.Data`. Chunked queries have no caller in Grafana 12.4; grpc-js answers UNIMPLEMENTED for them. */
export function addDataService<Instance>(
  server: Server,
  adapter: GrpcAdapter,
  handler: QueryDataHandler<Instance>
): void {
  const service: Pick<DataServer, 'queryData'> = {
    queryData: adapter.unary((request, call) => handler.handle(request, call)),
  };
  const queryData = { ...DataService.queryData, responseSerialize: serializeQueryDataResponse };
  server.addService({ ...DataService, queryData }, { ...service });
}
