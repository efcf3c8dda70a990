/** How long a clip is kept; `resources/media-bucket.yml` says the same to S3. */
export const CLIP_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * When S3 removes a clip that was stored then: its days later, at the next midnight UTC, as S3
 * rounds ("Object lifecycle management", Amazon S3 User Guide). So all who ask for a clip in its
 * time are told the same.
 */
export const expiryOf = (storedAt: number): Date =>
  new Date(Math.ceil((storedAt + CLIP_DAYS * DAY_MS) / DAY_MS) * DAY_MS);
