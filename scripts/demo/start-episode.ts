interface Api {
  readonly url: string;
  readonly internalApiKey: string;
}

/** Starts an episode through the API, as any program would. */
export const startEpisode = async (
  api: Api,
  body: { readonly podcastId: string; readonly window: { from: string; until: string } },
): Promise<{ episodeId: string; executionArn: string; statusUrl: string }> => {
  const response = await fetch(`${api.url}/api/v1/episodes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': api.internalApiKey },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  if (response.status !== 202) {
    throw new Error(`POST /api/v1/episodes answered ${response.status}: ${answer}`);
  }
  return JSON.parse(answer) as { episodeId: string; executionArn: string; statusUrl: string };
};

/** What the API says of an episode, as far as the demo tells it. */
export const readStatus = async (
  api: Api,
  statusUrl: string,
): Promise<{
  status: string;
  terminal: boolean;
  error: { state: string | null; name: string; message: string } | null;
  publishError: { name: string; message: string } | null;
}> => {
  const response = await fetch(statusUrl, { headers: { 'x-api-key': api.internalApiKey } });
  const answer = await response.text();
  if (!response.ok) throw new Error(`GET ${statusUrl} answered ${response.status}: ${answer}`);
  return JSON.parse(answer);
};
