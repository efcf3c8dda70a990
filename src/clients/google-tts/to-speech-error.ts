import { grpc } from 'google-gax';
import { z } from 'zod';
import { withoutQuotations } from '../../errors/without-quotations.ts';
import {
  SentenceTooLong,
  SpeechRefused,
  SpeechUnavailable,
} from '../../generate-audio/provider/speech-synthesizer.ts';

const { status } = grpc;

/** The statuses after which the same request may succeed: google.rpc.Code's notes on retrying. */
const TRANSIENT: ReadonlySet<number> = new Set([
  status.CANCELLED,
  status.UNKNOWN,
  status.DEADLINE_EXCEEDED,
  status.RESOURCE_EXHAUSTED,
  status.ABORTED,
  status.INTERNAL,
  status.UNAVAILABLE,
]);

/** What Google says of a sentence that it can't speak in one go, whatever the request's length. */
const TOO_LONG = /\bsentences?\b.*\btoo long\b/is;

const GrpcErrorSchema = z.object({
  code: z.number().int(),
  details: z.string().catch(''),
  statusDetails: z.array(z.unknown()).catch([]),
});

/** google.rpc.RetryInfo as the library decodes it; 64-bit numbers come as text. */
const RetryInfoSchema = z.object({
  retryDelay: z.object({
    seconds: z.coerce.number().catch(0),
    nanos: z.coerce.number().catch(0),
  }),
});

const retryAfterMs = (details: readonly unknown[]): number | undefined => {
  for (const detail of details) {
    const { data } = RetryInfoSchema.safeParse(detail);
    if (data) return data.retryDelay.seconds * 1000 + data.retryDelay.nanos / 1e6;
  }
  return undefined;
};

/**
 * Google's error as the pipeline knows it: worth another try, with the wait that Google asks for, or
 * not. `action` completes "Google refused to …".
 */
export const toSpeechError = (
  error: unknown,
  action: string,
): SpeechUnavailable | SpeechRefused => {
  const parsed = GrpcErrorSchema.safeParse(error);
  if (!parsed.success) {
    const reason = withoutQuotations(error instanceof Error ? error.message : String(error));
    return new SpeechRefused(
      `Google Text-to-Speech could not be called: ${reason}. Check GOOGLE_TTS_ENDPOINT and GOOGLE_CREDENTIALS_JSON.`,
      { cause: error },
    );
  }
  const { code, details, statusDetails } = parsed.data;
  const said = `${status[code] ?? code}${details ? `: ${withoutQuotations(details)}` : ''}`;
  if (TRANSIENT.has(code)) {
    return new SpeechUnavailable(`Google Text-to-Speech answered ${said}`, {
      cause: error,
      retryAfterMs: retryAfterMs(statusDetails),
    });
  }
  const isOfRequest = code === status.INVALID_ARGUMENT;
  const Refusal = isOfRequest && TOO_LONG.test(details) ? SentenceTooLong : SpeechRefused;
  return new Refusal(`Google Text-to-Speech refused to ${action}: ${said}`, {
    cause: error,
    isOfRequest,
  });
};
