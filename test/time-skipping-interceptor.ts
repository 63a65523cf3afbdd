import { type Interceptor, InterceptingCall } from '@grpc/grpc-js';
import proto from '@temporalio/proto';

type TimeSkippingConfig = proto.temporal.api.common.v1.ITimeSkippingConfig;

const {
  ExecuteMultiOperationRequest,
  SignalWithStartWorkflowExecutionRequest,
  StartWorkflowExecutionRequest,
} = proto.temporal.api.workflowservice.v1;

/** Stamps every workflow start that goes through a connection. The SDK has no option for it, so the bytes are edited. */
export function timeSkippingInterceptor(timeSkippingConfig: TimeSkippingConfig): Interceptor {
  return (options, nextCall) =>
    new InterceptingCall(nextCall(options), {
      sendMessage: (bytes, next) => next(stamp(options.method_definition.path, bytes, timeSkippingConfig)),
    });
}

function stamp(path: string, bytes: Uint8Array, timeSkippingConfig: TimeSkippingConfig): Uint8Array {
  switch (path.slice(path.lastIndexOf('/') + 1)) {
    case 'StartWorkflowExecution': {
      const request = StartWorkflowExecutionRequest.decode(bytes);
      return toBuffer(StartWorkflowExecutionRequest.encode({ ...request, timeSkippingConfig }));
    }
    case 'SignalWithStartWorkflowExecution': {
      const request = SignalWithStartWorkflowExecutionRequest.decode(bytes);
      return toBuffer(SignalWithStartWorkflowExecutionRequest.encode({ ...request, timeSkippingConfig }));
    }
    // An update with start is a pair of operations.
    case 'ExecuteMultiOperation': {
      const request = ExecuteMultiOperationRequest.decode(bytes);
      const operations = request.operations.map((operation) =>
        operation.startWorkflow
          ? { ...operation, startWorkflow: { ...operation.startWorkflow, timeSkippingConfig } }
          : operation,
      );
      return toBuffer(ExecuteMultiOperationRequest.encode({ ...request, operations }));
    }
    default:
      return bytes;
  }
}

/** gRPC wants a Buffer; protobuf promises a plain array only. */
function toBuffer(writer: { finish: () => Uint8Array }): Buffer {
  return Buffer.from(writer.finish());
}
