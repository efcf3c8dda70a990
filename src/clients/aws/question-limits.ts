const ATTEMPTS = 2;
const ATTEMPT_TIMEOUT_MS = 3_000;

/** The longest that a question takes: it is asked again sooner than an answer is waited for. */
export const QUESTION_TIMEOUT_MS = ATTEMPTS * ATTEMPT_TIMEOUT_MS;

/** For an AWS SDK's client whose every call is a short question that somebody waits for. */
export const QUESTION_LIMITS = {
  maxAttempts: ATTEMPTS,
  requestHandler: {
    connectionTimeout: 2_000,
    requestTimeout: ATTEMPT_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  },
};
