import type { Diagnostic } from '../../contract.ts';

/** Collects findings while a definition is walked. */
export class Findings {
  readonly all: Diagnostic[] = [];

  /** A breach of the language's schema. */
  schema(message: string, location: string): void {
    this.error('SCHEMA_VALIDATION_FAILED', message, location);
  }

  error(code: string, message: string, location: string): void {
    this.all.push({ severity: 'ERROR', code, message, location });
  }
}
