/** Why a server wasn't reached, in as few words as there are: fetch hides it in the cause of its error. */
export const whyUnreached = (error: unknown): string => {
  const { message, cause } = error as {
    message?: string;
    cause?: { code?: string; message?: string };
  };
  return cause?.code ?? cause?.message ?? message ?? String(error);
};
