import { buildConsole } from '../../build/build-console.ts';
import type { Settings } from '../../src/console/settings.ts';
import { createStaticSite, type StaticSite } from '../static-site/index.ts';

/** What the console may load and ask: its own files, and the servers that its settings name. */
const contentSecurityPolicy = ({
  supabaseUrl,
  mediaBaseUrl,
  hasConnections = false,
}: Settings): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data: ${mediaBaseUrl}`,
    `connect-src 'self' ${supabaseUrl} ${mediaBaseUrl}`,
    `media-src ${mediaBaseUrl}${hasConnections ? ' blob:' : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Builds the web console, and serves it with a stack's settings beside the API. */
export const createConsoleSite = async (settings: Settings): Promise<StaticSite> => {
  const { folder } = await buildConsole();
  return createStaticSite({
    folder,
    documents: { 'config.json': settings },
    headers: {
      'content-security-policy': contentSecurityPolicy(settings),
      'referrer-policy': 'no-referrer',
    },
    leaves: '/api/',
  });
};
