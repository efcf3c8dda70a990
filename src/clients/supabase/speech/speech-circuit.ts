import { z } from 'zod';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

const CircuitAnswerSchema = z.discriminatedUnion('mayStart', [
  z.object({
    mayStart: z.literal(true),
    state: z.enum(['closed', 'half_open']),
    failedRuns: z.number().int().nonnegative(),
  }),
  z.object({
    mayStart: z.literal(false),
    state: z.enum(['open', 'half_open']),
    waitSeconds: z.number().int().positive(),
    reason: z.string(),
  }),
]);
type CircuitAnswer = z.infer<typeof CircuitAnswerSchema>;

/** The circuit of a provider. Every method may throw DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export interface DatabaseSpeechCircuit {
  /** Asks to call the provider; a probe has the half-open circuit to itself for `probeSeconds`. */
  enter(execution: string, probeSeconds: number): Promise<CircuitAnswer>;
  /** The provider spoke: closes the circuit. */
  spoke(execution: string): Promise<void>;
  /** The provider spoke nothing in a whole run: may open the circuit. */
  failed(execution: string, reason: string): Promise<CircuitAnswer>;
}

/** The circuit of a provider in a Supabase project, one for all runs. */
export const createSpeechCircuit = (
  config: DatabaseConfig,
  provider: string,
): DatabaseSpeechCircuit => {
  const database = openDatabase(config);
  const report = (execution: string, hasSpoken: boolean, reason: string) =>
    readResponse(
      database.rpc('report_speech_run', {
        p_provider: provider,
        p_execution: execution,
        p_spoke: hasSpoken,
        p_reason: reason,
      }),
      { action: `note how ${provider} does`, schema: CircuitAnswerSchema },
    );
  return {
    enter: (execution, probeSeconds) =>
      readResponse(
        database.rpc('enter_speech_circuit', {
          p_provider: provider,
          p_execution: execution,
          p_probe_seconds: probeSeconds,
        }),
        { action: `tell whether ${provider} may be called`, schema: CircuitAnswerSchema },
      ),
    async spoke(execution) {
      await report(execution, true, '');
    },
    failed: (execution, reason) => report(execution, false, reason),
  };
};
