import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import { loadService, unary } from '../../local/google-tts/service.ts';

const VOICE = { name: 'en-US-Standard-A', languageCodes: ['en-US'], ssmlGender: 'FEMALE' };
const REFUSAL = {
  code: status.PERMISSION_DENIED,
  details: 'Cloud Text-to-Speech API has not been used in project 1 before or it is disabled.',
};

/** Google Text-to-Speech that is asked for voices alone, and answers as a test says. */
export const startGoogleVoices = async () => {
  const state: { voices: 'some' | 'none' | 'refused' } = { voices: 'some' };
  const server = new Server();
  server.addService(loadService(), {
    ListVoices: unary(
      () => {
        if (state.voices === 'refused') throw new Error(REFUSAL.details);
        return { voices: state.voices === 'some' ? [VOICE] : [] };
      },
      () => REFUSAL,
    ),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  return { state, endpoint: `http://127.0.0.1:${port}`, close: () => server.forceShutdown() };
};
