import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What a running stack leaves in its data folder for the command line. Secrets stand elsewhere. */
export const StackFactsSchema = z.object({
  apiUrl: z.url(),
  stepFunctionsUrl: z.url(),
  episodeMachineArn: z.string(),
  supabaseUrl: z.url(),
  /** The key that browsers may hold; a person's own sign-in decides what it opens. */
  supabasePublishableKey: z.string(),
});
export type StackFacts = z.infer<typeof StackFactsSchema>;

/** Where a data folder has the facts of the stack that runs on it, or ran last. */
export const stackFactsFile = (dataDir: string): string => join(dataDir, 'stack.json');

/** Writes down where the stack is. */
export const writeStackFacts = (dataDir: string, facts: StackFacts): Promise<void> =>
  writeFile(stackFactsFile(dataDir), `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
