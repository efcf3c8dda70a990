/** What is told of covers and pictures, in Russian. */
export const pictures = {
  messages: {
    'A picture of yours': 'Своя картинка',
    'At least 1400 pixels at its shorter side; a square of it is shown.':
      'Не меньше 1400 пикселей по короткой стороне; виден её квадрат.',
    Brick: 'Кирпич',
    'Change the cover': 'Сменить обложку',
    'Change the picture': 'Сменить картинку',
    Colours: 'Цвета',
    'Drawn when an episode is published': 'Появится с опубликованным выпуском',
    Forest: 'Лес',
    'Left to right': 'Слева направо',
    'Top to bottom': 'Сверху вниз',
    'Give it a picture of its own': 'Дать выпуску свою картинку',
    Ink: 'Чернила',
    'It has {0} × {1} pixels; a cover needs 1400 at its shorter side.':
      'В ней {0} × {1} пикселей; обложке нужно 1400 по короткой стороне.',
    Zoom: 'Увеличение',
    Night: 'Ночь',
    'Picture file': 'Файл картинки',
    Plum: 'Слива',
    'Remove the cover': 'Убрать обложку',
    Rose: 'Роза',
    Sand: 'Песок',
    'Save the picture': 'Сохранить картинку',
    'Show the show’s cover again': 'Снова показывать обложку передачи',
    Sky: 'Небо',
    'The cover lies elsewhere': 'Обложка лежит в другом месте',
    'The drawn cover': 'Нарисованная обложка',
    'The picture isn’t saved': 'Картинка не сохранена',
    'The square that is shown': 'Квадрат, который виден',
    'The title, drawn': 'Нарисованное название',
    'What it shows': 'Что на ней',
    '“{0}” is no picture that this browser can read.':
      '«{0}» — не картинка, которую может прочесть этот браузер.',
  },
} as const;
