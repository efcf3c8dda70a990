import type { Reading } from '../../language.ts';
import { romanceReadings } from './romance-readings.ts';

/** How French is read. */
export const FRENCH_READINGS: readonly Reading[] = romanceReadings({
  tag: 'fr',
  beforeDate: '(?:le|du|au|dès le|avant le|depuis le|et le) ',
  beforeTime: '(?!)',
  to: ' à ',
  betweenDays: ['du|de', 'au|à'],
  short: {
    anywhere: {
      mme: 'madame',
      mmes: 'mesdames',
      mlle: 'mademoiselle',
      'pers.': 'personnes',
      'hab.': 'habitants',
    },
    beforeNumber: {
      'env.': 'environ',
      'tél.': 'téléphone',
      'art.': 'article',
      'al.': 'alinéa',
      'p.': 'page',
      'chap.': 'chapitre',
    },
    beforeName: {
      'm.': 'monsieur',
      'mm.': 'messieurs',
      'dr.': 'docteur',
      dr: 'docteur',
      'pr.': 'professeur',
      bd: 'boulevard',
      'bd.': 'boulevard',
      'av.': 'avenue',
      'pl.': 'place',
    },
  },
  range: (from, until) => `du ${from} au ${until}`,
  counted:
    'personnes|gens|enfants|jours|semaines|mois|ans|années|heures|minutes|secondes|%|€|euros|degrés|mètres|kilomètres|km|m|kg|fois|places|pages|logements|maisons',
  number: 'numéro',
  and: 'et',
  others: [
    [/(\d[\d,]*)\s?M€/g, "$1 millions d'euros"],
    [/(\d[\d,]*)\s?Md€/g, "$1 milliards d'euros"],
    [/(?<=\d{1,2}h(?:\d\d)?)\s?\p{Pd}\s?(?=\d{1,2}h)/gu, ' à '],
  ],
});
