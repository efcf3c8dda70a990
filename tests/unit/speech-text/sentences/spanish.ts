import type { Example } from './example.ts';

export const SPANISH: readonly Example[] = [
  {
    text: 'El barco llega tarde. Nadie sabe por qué.',
    sentences: ['El barco llega tarde.', 'Nadie sabe por qué.'],
  },
  {
    text: 'El Sr. Gómez y la Sra. Ruiz llegaron. Se quedaron.',
    sentences: ['El Sr. Gómez y la Sra. Ruiz llegaron.', 'Se quedaron.'],
  },
  { text: '¿Qué pasa? ¡Nada! ¿Seguro?', sentences: ['¿Qué pasa?', '¡Nada!', '¿Seguro?'] },
  { text: 'Bien. ¿y tú?', sentences: ['Bien.', '¿y tú?'] },
  { text: 'Si no, ¿quién? Nadie.', sentences: ['Si no, ¿quién?', 'Nadie.'] },
  { text: '¡No!, dijo ella. Luego se fue.', sentences: ['¡No!, dijo ella.', 'Luego se fue.'] },
  { text: '¿Dónde? ¿Cuándo? Nadie lo sabe.', sentences: ['¿Dónde?', '¿Cuándo?', 'Nadie lo sabe.'] },
  { text: 'Vive en EE. UU. desde mayo.', sentences: ['Vive en EE. UU. desde mayo.'] },
  {
    text: 'Se fue a EE. UU. También sus hijos.',
    sentences: ['Se fue a EE. UU.', 'También sus hijos.'],
  },
  {
    text: 'Abre a las 5 p. m. y cierra a la 1 a. m. los lunes.',
    sentences: ['Abre a las 5 p. m. y cierra a la 1 a. m. los lunes.'],
  },
  {
    text: 'Abre a las 5 p. m. Después hay cena.',
    sentences: ['Abre a las 5 p. m.', 'Después hay cena.'],
  },
  {
    text: 'Pan, leche, etc. La tienda está abierta.',
    sentences: ['Pan, leche, etc.', 'La tienda está abierta.'],
  },
  { text: 'Pan, leche, etc. se venden aquí.', sentences: ['Pan, leche, etc. se venden aquí.'] },
  { text: 'Murió en el 44 a. C. en Roma.', sentences: ['Murió en el 44 a. C. en Roma.'] },
  {
    text: 'D. Pedro y Dña. Ana viven en Avda. Libertad, núm. 5. No salen.',
    sentences: ['D. Pedro y Dña. Ana viven en Avda. Libertad, núm. 5.', 'No salen.'],
  },
  {
    text: 'Véase pág. 12, art. 3 y fig. 4. Está claro.',
    sentences: ['Véase pág. 12, art. 3 y fig. 4.', 'Está claro.'],
  },
  {
    text: '«¿Adónde?», preguntó. «A casa». Ella rió.',
    sentences: ['«¿Adónde?», preguntó.', '«A casa».', 'Ella rió.'],
  },
  { text: 'Dijo: «Basta». Luego calló.', sentences: ['Dijo: «Basta».', 'Luego calló.'] },
  { text: '"¡Alto!" gritó. Pararon.', sentences: ['"¡Alto!" gritó.', 'Pararon.'] },
  {
    text: 'El alcalde (tiene 60 años. Parece más joven.) habló.',
    sentences: ['El alcalde (tiene 60 años. Parece más joven.) habló.'],
  },
  {
    text: 'El Dr. J. Pérez y el Ing. L. Ruiz firmaron. Otros no.',
    sentences: ['El Dr. J. Pérez y el Ing. L. Ruiz firmaron.', 'Otros no.'],
  },
  { text: 'Cuesta 3.50 euros. Ayer, 2,90.', sentences: ['Cuesta 3.50 euros.', 'Ayer, 2,90.'] },
  {
    text: 'Esperó… Luego se fue. Ella esperó... y se quedó.',
    sentences: ['Esperó…', 'Luego se fue.', 'Ella esperó... y se quedó.'],
  },
  { text: 'Es p. ej. Madrid. Nada más.', sentences: ['Es p. ej. Madrid.', 'Nada más.'] },
  {
    text: 'La versión v1.2.3 está en https://example.com/a.html. Eso es todo.',
    sentences: ['La versión v1.2.3 está en https://example.com/a.html.', 'Eso es todo.'],
  },
  { text: 'Se lo dije a Ud. y a Uds. también.', sentences: ['Se lo dije a Ud. y a Uds. también.'] },
  {
    text: 'Es vitamina C. Médicos la aconsejan.',
    sentences: ['Es vitamina C.', 'Médicos la aconsejan.'],
  },
];
