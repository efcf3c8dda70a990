import type { Reading } from '../../language.ts';
import { romanceReadings } from './romance-readings.ts';

/** How Spanish is read. */
export const SPANISH_READINGS: readonly Reading[] = romanceReadings({
  tag: 'es',
  beforeDate: '(?:el|del|al|día|hasta el|desde el|y el) ',
  beforeTime: '(?:(?:a |hasta |desde )?las?) ',
  to: ' a ',
  betweenDays: ['del|de', 'al|a'],
  short: {
    anywhere: {
      'aprox.': 'aproximadamente',
      'máx.': 'máximo',
      'mín.': 'mínimo',
      'uds.': 'unidades',
      'hab.': 'habitantes',
      'p.ej.': 'por ejemplo',
      'p.p.': 'puntos porcentuales',
    },
    beforeNumber: { 'tel.': 'teléfono', 'pág.': 'página', 'art.': 'artículo', 'núm.': 'número' },
    beforeName: {
      'sr.': 'señor',
      'sra.': 'señora',
      'srta.': 'señorita',
      'dr.': 'doctor',
      'dra.': 'doctora',
      'avda.': 'avenida',
      'av.': 'avenida',
      'ctra.': 'carretera',
      'pza.': 'plaza',
      'plza.': 'plaza',
      'pl.': 'plaza',
    },
  },
  range: (from, until) => `del ${from} al ${until}`,
  counted:
    'personas|niños|días|semanas|meses|años|horas|minutos|segundos|%|€|euros|dólares|pesos|grados|metros|kilómetros|km|m|kg|veces|plazas|páginas|casas|viviendas|h',
  number: 'número',
  and: 'y',
  others: [
    [/(?<!\p{L})EE\.\s?UU\.?(?!\p{L})/gu, 'Estados Unidos'],
    [/(\d[\d.,]*)\s?M€/gu, '$1 millones de euros'],
    [/(?<![\p{L}\p{N}])([Cc])\/\s?(?=\p{Lu})/gu, '$1alle '],
  ],
});
