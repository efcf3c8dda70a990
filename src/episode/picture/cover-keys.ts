/** Whose cover it is: an episode's, or that of a whole show. */
interface CoverOwner {
  readonly podcastId: string;
  readonly episodeId?: string;
}

/** The key of a cover that somebody has uploaded; `sha256` is the lower-case hex digest of its bytes. */
export const uploadedCoverKey = (
  { podcastId, episodeId }: CoverOwner,
  sha256: string,
  kind: 'jpeg' | 'png',
): string => {
  const folder = episodeId === undefined ? podcastId : `${podcastId}/${episodeId}`;
  return `podcasts/${folder}/covers/${sha256}.${kind === 'png' ? 'png' : 'jpg'}`;
};

/**
 * The key of a show's uploaded cover in an address of it, wherever the bucket was fetched when it was
 * uploaded; undefined for a picture that lies elsewhere.
 */
export const uploadedCoverIn = (url: string, podcastId: string): string | undefined => {
  const [key] = /podcasts\/[0-9a-f-]{36}\/covers\/[0-9a-f]{64}\.(?:jpg|png)$/.exec(url) ?? [];
  return key?.startsWith(`podcasts/${podcastId}/`) ? key : undefined;
};

/** Where a show's own picture is fetched: one that was uploaded where all else of the show is; null where it has none. */
export const ownPictureUrl = (
  { id, imageUrl }: { readonly id: string; readonly imageUrl: string | null },
  mediaBaseUrl: string,
): string | null => {
  const key = imageUrl === null ? undefined : uploadedCoverIn(imageUrl, id);
  return key === undefined ? imageUrl : `${mediaBaseUrl}/${key}`;
};
