import type { Server } from 'node:http';
import { createAwsJsonServer } from '../../listen/index.ts';
import type { Credentials } from '../../sigv4/index.ts';
import type { Engine } from '../engine/engine.ts';
import { ServiceError } from '../engine/service-error.ts';
import type { Members } from './members.ts';
import { runOperation } from './operations.ts';
import { writeDates } from './write-dates.ts';

/** The service on HTTP, dates as seconds since the epoch. */
export const createProtocolServer = (
  engine: Promise<Engine>,
  credentials: Credentials | undefined,
): Server =>
  createAwsJsonServer({
    credentials,
    target: 'AWSStepFunctions',
    namespace: 'com.amazonaws.swf.service.v2.model',
    run: async (operation, members) =>
      writeDates(
        await runOperation(await engine, operation, members as Members),
        (date) => date.getTime() / 1000,
      ),
    refusalOf: (error) => (error instanceof ServiceError ? error : undefined),
  });
