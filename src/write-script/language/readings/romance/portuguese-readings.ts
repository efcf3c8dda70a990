import type { Reading } from '../../language.ts';
import { romanceReadings } from './romance-readings.ts';

const PORTUGUESE_SCALES: Readonly<Record<string, string>> = {
  mi: 'milhões',
  bi: 'bilhões',
  tri: 'trilhões',
};

/** How Portuguese is read. */
export const PORTUGUESE_READINGS: readonly Reading[] = romanceReadings({
  tag: 'pt',
  beforeDate: '(?:dia|de|até|em|a|ao|desde) ',
  beforeTime: '(?!)',
  to: ' a ',
  betweenDays: ['de|da', 'a|à'],
  short: {
    anywhere: {
      'aprox.': 'aproximadamente',
      'máx.': 'máximo',
      'mín.': 'mínimo',
      'hab.': 'habitantes',
    },
    beforeNumber: { 'tel.': 'telefone', 'pág.': 'página', 'art.': 'artigo' },
    beforeName: {
      'sr.': 'senhor',
      'sra.': 'senhora',
      'dr.': 'doutor',
      'dra.': 'doutora',
      'prof.': 'professor',
      'profa.': 'professora',
      'av.': 'avenida',
      'pç.': 'praça',
      'pça.': 'praça',
    },
  },
  range: (from, until) => `de ${from} a ${until}`,
  counted:
    'pessoas|crianças|dias|semanas|meses|anos|horas|minutos|segundos|%|€|euros|reais|graus|metros|quilômetros|km|m|kg|vezes|vagas|páginas|casas',
  number: 'número',
  and: 'e',
  others: [
    [/(?<=\d{1,2}h(?:\d\d)?)\s?\p{Pd}\s?(?=\d{1,2}h)/gu, ' a '],
    [/(?<!\p{L})R\. (?=d[aeo]s? \p{Lu})/gu, 'Rua '],
    [
      /R\$\s?(\d[\d.,]*\d|\d)(?:\s(mil|mi|bi|tri|milhão|milhões|bilhão|bilhões)(?!\p{L})\.?)?/gu,
      (_, number = '', written = '') => {
        const scale = PORTUGUESE_SCALES[written] ?? written;
        if (scale !== '') return `${number} ${scale}${scale === 'mil' ? '' : ' de'} reais`;
        return number === '1' ? '1 real' : `${number} reais`;
      },
    ],
  ],
});
