import type { LogReader } from '../../inspect/logs/log-reader.ts';
import { lazily } from '../../runtime/lazily.ts';

export const openLogs = (): LogReader => {
  const reader = lazily(async () => {
    const { createLogReader } = await import('../../clients/cloudwatch-logs/log-reader.ts');
    return createLogReader();
  });
  return { find: async (query) => (await reader()).find(query) };
};
