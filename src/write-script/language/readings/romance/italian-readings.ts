import type { Reading } from '../../language.ts';
import { romanceReadings } from './romance-readings.ts';

/** How Italian is read. A range would have to elide its article. */
export const ITALIAN_READINGS: readonly Reading[] = romanceReadings({
  tag: 'it',
  beforeDate: '(?:il|dal|al|del|fino al|e il) ',
  beforeTime: '(?:alle|dalle|le|ore) ',
  to: '',
  betweenDays: ['dal|da', 'al|a'],
  short: {
    anywhere: {
      'ca.': 'circa',
      'ecc.': 'eccetera',
      mln: 'milioni',
      'mln.': 'milioni',
      mld: 'miliardi',
      'mld.': 'miliardi',
      'sig.ra': 'signora',
      'dott.ssa': 'dottoressa',
      'prof.ssa': 'professoressa',
    },
    beforeNumber: {
      // Not mar., which is March and a marshal too.
      'lun.': 'lunedì',
      'mer.': 'mercoledì',
      'gio.': 'giovedì',
      'ven.': 'venerdì',
      'sab.': 'sabato',
      'dom.': 'domenica',
      'tel.': 'telefono',
      'art.': 'articolo',
      'pag.': 'pagina',
      'n.': 'numero',
    },
    beforeName: {
      'sig.': 'signor',
      'dott.': 'dottor',
      'prof.': 'professor',
      'p.zza': 'piazza',
      'c.so': 'corso',
      'v.le': 'viale',
      'l.go': 'largo',
    },
  },
  range: (from, until) => `dal ${from} al ${until}`,
  counted: '',
  number: 'numero',
  and: 'e',
  // Dall'8 all'11 ottobre.
  elisions: [
    [
      /(?<!\p{L})(d?al|del|il) (?=(?:8|11) (?:al |gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic))/giu,
      (_, article = '') => (article.toLowerCase() === 'il' ? "l'" : `${article}l'`),
    ],
  ],
});
