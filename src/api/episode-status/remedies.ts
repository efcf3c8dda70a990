const TRY_AGAIN = 'Retry the episode.';
const SEE_LOG = "If it happens again, see the function's log.";

// By Error; those whose own message says what to do are left out.
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/^(UnknownPodcast|PodcastNotFound)$/, 'Check podcastId, or sign the show up first.'],
  [/^(States\.Timeout|Sandbox\.Timedout)$/, `It ran out of time. ${TRY_AGAIN} ${SEE_LOG}`],
  [/^Runtime\.OutOfMemory$/, `It ran out of memory. ${TRY_AGAIN} ${SEE_LOG}`],
  [/^(Lambda\.|Runtime\.)/, `The function broke off. ${TRY_AGAIN} ${SEE_LOG}`],
  [/^States\.Http\.StatusCode\.540$/, 'Resume the project in the Supabase dashboard, then retry.'],
  [
    /^(\w+Unavailable|States\.Http\..*)$/,
    `${TRY_AGAIN} What it needed was out of reach even after several tries.`,
  ],
  [/^Cancelled$/, 'Retry the episode to make it after all.'],
  [/^(ContentMismatch|AudioMismatch|ContentMissing|AudioMissing)$/, `${TRY_AGAIN}`],
];

/** What a person can do about an Error of the machine; undefined where its own message says it. */
export const remedyFor = (name: string): string | undefined =>
  REMEDIES.find(([names]) => names.test(name))?.[1];
