import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project-root.ts';
import { readService } from './read-service.ts';

const FunctionSchema = z.object({
  handler: z.string().regex(/^dist\/[a-zA-Z]+\/index\.handler$/),
  memorySize: z.number().int(),
  timeout: z.number().int(),
  architecture: z
    .string()
    .regex(/^\$\{file\(dist\/layers\/ffmpeg\.json\):architecture\}$/)
    .optional(),
  environment: z.record(z.string(), z.unknown()),
});
const ServiceSchema = z.object({ functions: z.record(z.string(), FunctionSchema) });

/** A Lambda function as serverless.yml describes it. */
export interface FunctionDefinition {
  /** For example `collectContent`. */
  readonly name: string;
  /** The source of its entry, for example `src/functions/collect-content.ts`. */
  readonly entry: string;
  /** Its bundle, absolute. */
  readonly bundle: string;
  /** The bundle's export that Lambda calls. */
  readonly handler: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** Of a function with ffmpeg the one that it has unless ffmpeg was built for arm64. */
  readonly architecture: 'arm64' | 'x86_64';
  /** Names of the variables it is given, sorted; the values are the stage's. */
  readonly environment: readonly string[];
}

const kebabCase = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

/** Reads the functions of serverless.yml, the one place that says what each may use. */
export const readFunctions = async (): Promise<FunctionDefinition[]> => {
  const { functions } = ServiceSchema.parse(await readService());
  return Object.entries(functions).map(([name, definition]) => ({
    name,
    entry: join('src', 'functions', `${kebabCase(name)}.ts`),
    bundle: join(projectRoot, 'dist', name, 'index.mjs'),
    handler: 'handler',
    memoryMb: definition.memorySize,
    timeoutSeconds: definition.timeout,
    architecture: definition.architecture ? 'x86_64' : 'arm64',
    environment: Object.keys(definition.environment).sort(),
  }));
};
