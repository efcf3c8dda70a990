/**
 * PostgREST's code of each refusal of our own functions that has a class here, by its `details`:
 * PT and the HTTP status. Neither PostgREST nor a proxy before it sends these by itself, so that a
 * missing function or a broken constraint is never taken for one. supabase/README.md has them all.
 */
export const REFUSALS = {
  UnknownPodcast: 'PT471',
  UnknownEpisode: 'PT472',
  UnknownWebhook: 'PT474',
  UnknownDelivery: 'PT475',
  EpisodeAlreadyLive: 'PT476',
  StaleExecution: 'PT477',
  IllegalTransition: 'PT479',
  OtherPodcast: 'PT481',
  TooManyWebhooks: 'PT485',
  EpisodeWithdrawn: 'PT487',
  WebhookDisabled: 'PT488',
  DeliveryUnderWay: 'PT489',
} as const;
