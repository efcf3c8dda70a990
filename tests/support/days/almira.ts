import { type Day, postsOf } from './day.ts';

const a = (n: number) => `almira_hoy/${n}`;
const b = (n: number) => `radio_sierra/${n}`;
/** A Spanish town's day: a train off its rails whose dead are denied, told in words that hardly come back. */
export const ALMIRA: Day = {
  name: 'almira',
  language: 'es-ES',
  minutes: 5,
  channels: {
    almira_hoy: {
      title: 'Almira Hoy | Noticias',
      posts: postsOf(`
1 06:45 8100/20 Buenos días, Almira. Hoy, 9 grados a primera hora y 21 a mediodía.
2 07:20 21000/300 🔴 ÚLTIMA HORA: Un tren de cercanías descarrila a la entrada de Almira. Hay heridos.
3 07:31 23000/410 Descarrilamiento en Almira: el tren C-2 llevaba unas 180 personas, según Adif. Emergencias habla de al menos 20 heridos.
4 07:50 24000/520 Al menos dos muertos en el descarrilamiento de Almira, según fuentes de la Policía.
5 08:15 19000/150 Cortada la línea C-2 entre Almira y Sotogrande. Autobuses gratuitos desde la plaza de la Estación.
6 08:40 31000/900 ❗️El Gobierno regional desmiente que haya muertos: "No hay ningún fallecido", dice la consejera Marta Rueda. Los heridos son 14, uno de ellos grave.
7 09:30 9000/40 El mercado de la calle Mayor abre hoy hasta las 22.00 h por la feria de la miel.
8 10:05 16000/120 El maquinista ha dado negativo en alcohol y drogas, confirma la Guardia Civil.
9 10:50 8700/30 📉 La gasolina baja a 1,42 €/l en la provincia, el precio más bajo desde marzo.
10 11:30 14000/90 Piden sangre del grupo 0 negativo en el hospital San Telmo.
11 12:10 8800/15 ¿Cansado de pagar de más por la luz? Con Lumia ahorras hasta un 30 %. Solo esta semana, alta gratis con el código ALMIRA30. 👉 https://lumia.example/alta?utm_source=tg
12 12:45 13500/130 El hospital San Telmo ya no necesita más sangre: "Gracias a los 340 donantes", escribe la dirección.
13 13:20 17000/200 Una piedra en la vía causó el descarrilamiento, según el primer informe técnico. Cayó del talud tras las lluvias del lunes.
14 14:00 8200/44 La piscina municipal cerrará del 2 al 15 de noviembre para cambiar la caldera.
15 15:10 9300/70 El Almira CF ficha a la portera Lucía Ferrán, de 23 años, por dos temporadas.
16 16:00 12200/85 La C-2 volverá a circular mañana a las 6.00 h con un límite de 40 km/h en la curva.
17 17:25 8000/22 Los bomberos rescatan a un burro de un pozo en la finca Los Olmos. Está sano.
18 18:15 11900/95 Alta a 11 de los 14 heridos del tren. El herido grave, un hombre de 61 años, está fuera de peligro.
19 19:40 7900/18 El pleno aprueba la nueva tasa de basura: 86 € al año por vivienda, 12 más que ahora.
20 21:00 7000/60 Esto es todo por hoy. ¡Síguenos y comparte!
`),
    },
    radio_sierra: {
      title: 'Radio Sierra',
      posts: postsOf(`
1 07:28 3000/20 Descarrila un cercanías de la C-2 en la curva del Molino, junto a Almira. Varias ambulancias van hacia allí.
2 08:20 3100/14 El alcalde de Almira, Julián Pardo, suspende las clases de hoy en el instituto Las Eras, junto a la vía.
3 09:10 2800/9 Nevada en el puerto de Valdecara: obligatorias las cadenas a partir del km 31.
4 11:45 2700/6 Detenidos dos hombres por robar 600 kg de cobre en la subestación de Torrealta.
5 13:40 2900/12 Quitada la nieve en Valdecara. Ya no hacen falta cadenas en el puerto.
6 14:20 3300/31 Adif sabía desde septiembre que el talud de la curva del Molino era inestable, según un escrito al que ha tenido acceso esta radio.
7 15:30 2600/8 La cooperativa de Torrealta recoge 90 toneladas de castañas, el doble que en 2025.
8 17:50 2900/17 El instituto Las Eras reanuda las clases mañana.
9 18:30 3000/25 "Nadie nos avisó", responde Adif. La empresa niega conocer el escrito sobre el talud.
10 20:15 2500/10 Abierta la inscripción para la carrera de San Martín, el 8 de noviembre. Los primeros 200 dorsales son gratis.
`),
    },
  },
  gold: {
    stories: [
      {
        name: 'tren',
        posts: [
          a(2),
          a(3),
          a(4),
          a(5),
          a(6),
          a(8),
          a(10),
          a(12),
          a(13),
          a(16),
          a(18),
          b(1),
          b(2),
          b(6),
          b(8),
          b(9),
        ],
        newest: [[a(6), a(18)], [a(13)], [a(16)], [b(6), b(9)]],
        superseded: {
          [a(3)]: [a(6), a(18)],
          [a(4)]: [a(6)],
          [a(5)]: [a(16)],
          [a(10)]: [a(12)],
          [b(2)]: [b(8)],
          [a(6)]: [a(18), a(6)],
        },
        say: [/piedra/i, /14/],
      },
      { name: 'nieve', posts: [b(3), b(5)], newest: [[b(5)]], superseded: { [b(3)]: [b(5)] } },
    ],
    items: [[a(7)], [a(9)], [a(14)], [a(15)], [a(17)], [a(19)], [b(4)], [b(7)], [b(10)]],
    advertisements: [a(11)],
    noise: [a(1), a(20)],
    never: [/ALMIRA30/, /Síguenos/],
  },
};
