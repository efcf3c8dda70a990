import { createRequire } from 'node:module';
import {
  type handleUnaryCall,
  loadPackageDefinition,
  type ServiceClientConstructor,
  type ServiceDefinition,
} from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';

interface TextToSpeechPackage {
  readonly google: {
    readonly cloud: {
      readonly texttospeech: { readonly v1: { readonly TextToSpeech: ServiceClientConstructor } };
    };
  };
}

/** Google's own definition of google.cloud.texttospeech.v1.TextToSpeech, as its Node client ships it. */
export const loadService = (): ServiceDefinition => {
  const require = createRequire(import.meta.url);
  const json = require('@google-cloud/text-to-speech/build/protos/protos.json');
  const definition = fromJSON(json, { longs: String, enums: String, defaults: true, oneofs: true });
  const loaded = loadPackageDefinition(definition) as unknown as TextToSpeechPackage;
  return loaded.google.cloud.texttospeech.v1.TextToSpeech.service;
};

/** A gRPC method from a plain function; what it throws is answered as the call's status. */
export const unary =
  <Request, Response>(
    handle: (request: Request) => Promise<Response> | Response,
    toError: (error: unknown) => { code: number; details: string },
  ): handleUnaryCall<Request, Response> =>
  (call, callback) => {
    Promise.resolve(call.request)
      .then(handle)
      .then((response) => callback(null, response))
      .catch((error: unknown) => callback(toError(error)));
  };
