import {
  type AdminRoutes,
  type Admit,
  createAdminRoutes,
  problem,
  readSettings,
} from './admin-routes.ts';

/** Lets a voice be heard before it is chosen. */
export interface VoiceSampleService {
  /** A WAV file. @throws an error that says why there is none */
  speak(sample: { readonly voice: string; readonly languageCode: string }): Promise<Uint8Array>;
}

const VOICE = /^[\w:.@+ -]{1,200}$/;
const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;

/** The route by which a voice says a sentence in a language. */
export const createVoiceRoutes = (service: VoiceSampleService, admit: Admit): AdminRoutes =>
  createAdminRoutes({
    path: /^\/api\/v1\/voice-samples$/,
    admit,
    async handle(request) {
      if (request.method !== 'POST') {
        return problem(405, 'Not allowed', 'A sample is asked for by POST.');
      }
      const { voice = '', languageCode = '' } = (await readSettings(request)) ?? {};
      if (!VOICE.test(voice)) throw new SyntaxError('Name a voice.');
      if (!LANGUAGE.test(languageCode)) throw new SyntaxError('Name a language, such as en-US.');
      const data = await service.speak({ voice, languageCode });
      return { status: 200, bytes: { type: 'audio/wav', data } };
    },
  });
