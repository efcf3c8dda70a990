import type { Check } from '../../cli/doctor/check.ts';
import type { Stage } from '../stage.ts';

/** Subscribers keep the address of a feed: a stage for listeners wants one that stays when CloudFront's goes. */
export const addressCheck = (stage: Stage, isWithoutDomain: boolean): Check => ({
  name: 'Address',
  remedy: '',
  async run() {
    const own = stage.settings['MEDIA_BASE_URL'];
    if (own) return { ok: true, found: `Feeds and audio are at ${own}.` };
    const found =
      'Feeds and audio are at an address of CloudFront’s, which goes with the distribution.';
    if (stage.name !== 'prod' || isWithoutDomain) return { ok: true, found };
    return {
      ok: false,
      found,
      remedy: `Set MEDIA_BASE_URL and CDN_CERTIFICATE_ARN in ${stage.file} before a feed is public: no subscriber can be moved later. To go without on purpose: --without-domain.`,
    };
  },
});
