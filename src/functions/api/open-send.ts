import type { ApiDeps } from '../../api/routes.ts';
import type { Config } from '../../runtime/config.ts';
import { lazily } from '../../runtime/lazily.ts';

/** How long a receiver of a test may take: within what API Gateway waits for the function. */
const TEST_TIMEOUT_MS = 8_000;

export const openSend = (config: Config<'webhooks'>): ApiDeps['webhooks']['send'] => {
  const opened = lazily(async () => {
    const { createNetwork } = await import('../../clients/http/network.ts');
    const { sendMessage } = await import('../../deliver-webhook/send-message.ts');
    return { network: createNetwork(), sendMessage };
  });
  return async (id, payload, target) => {
    const { network, sendMessage } = await opened();
    const deps = {
      ...{ network, allowedOrigins: config.WEBHOOK_ALLOWED_ORIGINS },
      ...{ now: () => new Date(), timeoutMs: TEST_TIMEOUT_MS },
    };
    return sendMessage(deps, id, payload, target);
  };
};
