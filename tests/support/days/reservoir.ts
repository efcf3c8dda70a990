import { type Day, postsOf } from './day.ts';

/** A day of one big story: three channels in Spanish, forty posts about a dam, its first reports reversed. */
export const RESERVOIR: Day = {
  name: 'reservoir',
  language: 'es-ES',
  minutes: 5,
  channels: {
    valdelaguna_hoy: {
      title: 'Valdelaguna Hoy | Noticias',
      posts: postsOf(`
        1 06:00 8100/30 Buenos días, Valdelaguna. Hoy 21 grados y viento flojo.
        2 06:40 9000/60 La feria del libro abre a las once en la plaza Mayor, con 48 casetas.
        3 07:05 30500/900 ⚡️ Grieta en la presa de Arcos Altos: la Confederación pide no acercarse al río Zarzuelo.
        4 07:20 28000/700 ⚡️ Desalojan el barrio de La Vega por la grieta en la presa. Unas 4.000 personas deben salir ya.
        5 07:31 21000/300 Puntos de encuentro para los vecinos de La Vega: el polideportivo Santa Ana y el instituto Machado.
        6 07:50 24000/410 El alcalde, Tomás Rivas: «La presa de Arcos Altos va a romper en las próximas horas».
        7 08:10 19000/260 Cortada la carretera CV-12 entre Arcos Altos y La Vega. Desvío por el puente de Piedra.
        8 08:40 9100/40 El mercado de abastos sube el precio del aceite a 7,90 euros el litro.
        9 09:05 23000/380 ❗️ La Confederación desmiente al alcalde: la presa de Arcos Altos no va a romper. La grieta está en el muro de la galería, no en la presa.
        10 09:30 18000/200 El embalse de Arcos Altos está al 83 % y desagua 60 metros cúbicos por segundo para bajar el nivel.
        11 09:50 8700/50 El Deportivo Valdelaguna ficha a la portera Inés Calle por dos temporadas.
        12 10:15 17500/240 Los colegios Cervantes y La Vega cierran hoy por el desalojo. Los demás abren con normalidad.
        13 10:40 8300/12 ¿Cansado de dormir mal? En casa no sabíamos qué hacer hasta que probamos Almohadia. Almohadia se adapta a tu cuello, te la llevan a casa gratis y tienes cien noches para devolverla. Miles de clientes satisfechos la recomiendan, y este mes cuesta la mitad. Nosotros ya no volvemos atrás, y tu espalda tampoco querrá.
        14 11:10 16800/190 Un hospital de campaña en el polideportivo Santa Ana atiende a 35 mayores de La Vega.
        15 11:45 16000/150 Corrección: los desalojados de La Vega son 2.600, no 4.000. El padrón que usamos era de 2010.
        16 12:20 9400/80 Un jabalí entra en la biblioteca de la calle Luna y sale por la ventana. Nadie resultó herido.
        17 12:50 15800/170 Los buzos revisan la galería de la presa de Arcos Altos. Resultados, a las cuatro.
        18 13:30 8800/35 El pleno aprueba bajar el IBI un 3 % desde enero, 14 votos contra 11.
        19 14:20 8500/25 Abre la piscina climatizada de San Roque tras ocho meses de obras.
        20 15:10 15200/160 La Cruz Roja ha repartido 1.900 comidas entre los desalojados de La Vega.
        21 16:15 22000/520 Los buzos: la grieta de la galería mide once centímetros y no es nueva. La presa de Arcos Altos es segura.
        22 17:00 27000/880 ⚡️ Los vecinos de La Vega pueden volver a casa desde las seis de la tarde. Se levanta el desalojo.
        23 17:40 18500/300 Reabre la carretera CV-12. El nivel del Zarzuelo baja.
        24 18:30 17000/410 El alcalde Rivas pide perdón por anunciar la rotura de la presa: «Me precipité».
        25 19:00 8900/44 El atleta local Marcos Peña gana la media maratón de Alcorán en 1 hora y 4 minutos.
        26 20:10 16000/250 La oposición pide la dimisión del alcalde por la falsa alarma de la presa.
        27 21:00 8200/90 Hasta mañana. Ya somos 40.000: comparte el canal con tus vecinos.
      `),
    },
    agencia_zarzuelo: {
      title: 'Agencia Zarzuelo',
      posts: postsOf(`
        101 07:08 3100/9 Detectada una grieta en la presa de Arcos Altos – Confederación
        102 07:25 3000/8 Desalojo de La Vega, unas 4.000 personas – Emergencias
        103 07:44 2600/4 Trenes de la línea C-3 parados entre Valdelaguna y Arcos Altos
        104 07:55 2900/7 El alcalde de Valdelaguna augura la rotura de la presa de Arcos Altos
        105 08:30 2100/3 Detenidos tres hombres por el robo de 200 metros de cable en la estación de Monte Pino
        106 09:02 2900/6 La presa de Arcos Altos no romperá – Confederación
        107 09:40 2000/2 Los regantes piden que el agua que suelta la presa de Arcos Altos no llegue a las huertas
        108 10:30 1900/2 El paro baja en la provincia en 312 personas – Empleo
        109 11:20 2500/4 2.600 desalojados de La Vega – Emergencias
        110 12:10 1900/1 Huelga de autobuses el viernes, de 6 a 10 – sindicatos
        111 13:15 2200/3 El presidente regional visita La Vega y la presa de Arcos Altos a las 17:30
        112 14:00 1800/1 El juzgado archiva la causa por el incendio del almacén de Monte Pino
        113 16:05 2800/8 La presa de Arcos Altos es segura – informe de los buzos
        114 16:58 2900/9 Emergencias levanta el desalojo de La Vega
        115 17:20 2300/3 Los trenes de la línea C-3 vuelven a circular
        116 18:20 2000/2 Huelga de autobuses desconvocada tras un acuerdo – sindicatos
        117 19:30 2100/3 La grieta de Arcos Altos ya constaba en un informe de 2019 – sindicato de ingenieros
      `),
    },
    vecinos_la_vega: {
      title: 'Vecinos de La Vega 🏘',
      posts: postsOf(`
        201 07:22 1200/90 Acaban de llamar a la puerta: hay que salir ya. Coged medicinas y el DNI.
        202 07:40 1100/40 En Santa Ana hay sitio, en el Machado está lleno.
        203 08:05 1000/30 ¿Alguien puede recoger a doña Carmen, en el 14 de la calle Fuente? No tiene coche.
        204 08:20 1050/120 Doña Carmen ya está con nosotros. Gracias, Julián.
        205 09:10 1150/70 Dicen que no se rompe. Yo no vuelvo hasta que lo vea escrito.
        206 10:50 900/20 En Santa Ana faltan mantas y enchufes.
        207 12:00 950/60 Ya no faltan mantas: han traído 300 del cuartel.
        208 13:40 900/55 La panadería de Rufo ha traído bollos para todo el polideportivo. Está desalojado como los demás.
        209 15:30 880/33 El gato del 22 está en casa de Paqui, por si lo buscan.
        210 17:05 1300/210 ¡Volvemos! Desde las seis, por el puente de Piedra.
        211 18:40 1250/180 En casa. Todo seco. El gato del 22 también.
        212 20:30 900/40 El sábado limpiamos entre todos el patio de la escuela, a las diez.
      `),
    },
  },
  gold: {
    stories: [
      {
        name: 'La presa: falsa alarma, La Vega vuelve a casa',
        posts: [
          ...[3, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 21, 22, 23, 24, 26].map(
            (id) => `valdelaguna_hoy/${id}`,
          ),
          ...[101, 102, 103, 104, 106, 107, 109, 111, 113, 114, 115, 117].map(
            (id) => `agencia_zarzuelo/${id}`,
          ),
          ...[201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211].map(
            (id) => `vecinos_la_vega/${id}`,
          ),
        ],
        newest: [
          ['valdelaguna_hoy/22', 'agencia_zarzuelo/114'],
          [
            'valdelaguna_hoy/21',
            'agencia_zarzuelo/113',
            'valdelaguna_hoy/9',
            'agencia_zarzuelo/106',
          ],
          ['valdelaguna_hoy/24', 'valdelaguna_hoy/26'],
          ['valdelaguna_hoy/15', 'agencia_zarzuelo/109'],
        ],
        superseded: {
          ...Object.fromEntries(
            ['valdelaguna_hoy/6', 'agencia_zarzuelo/104'].map((old) => [
              old,
              [
                'valdelaguna_hoy/9',
                'agencia_zarzuelo/106',
                'valdelaguna_hoy/21',
                'valdelaguna_hoy/24',
                'agencia_zarzuelo/113',
              ],
            ]),
          ),
          ...Object.fromEntries(
            ['valdelaguna_hoy/4', 'agencia_zarzuelo/102'].map((old) => [
              old,
              [
                'valdelaguna_hoy/22',
                'agencia_zarzuelo/114',
                'valdelaguna_hoy/15',
                'agencia_zarzuelo/109',
              ],
            ]),
          ),
          'valdelaguna_hoy/7': ['valdelaguna_hoy/23'],
          'agencia_zarzuelo/103': ['agencia_zarzuelo/115'],
        },
        say: [/seis de la tarde|levanta el desalojo/i, /2[.\s]?600/, /segura/],
      },
      {
        name: 'Huelga desconvocada',
        posts: ['agencia_zarzuelo/110', 'agencia_zarzuelo/116'],
        newest: [['agencia_zarzuelo/116']],
        superseded: { 'agencia_zarzuelo/110': ['agencia_zarzuelo/116'] },
      },
    ],
    items: [
      ...[2, 8, 11, 16, 18, 19, 25].map((id) => [`valdelaguna_hoy/${id}`]),
      ...[105, 108, 112].map((id) => [`agencia_zarzuelo/${id}`]),
      ['vecinos_la_vega/212'],
    ],
    advertisements: ['valdelaguna_hoy/13'],
    noise: ['valdelaguna_hoy/1', 'valdelaguna_hoy/27'],
    attributions: { 'vecinos_la_vega/205': /Vecinos de La Vega/ },
    never: [/Almohadia/, /Noticias/, /comparte/i],
  },
};
