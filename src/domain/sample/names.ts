/** Parts of made-up names and addresses. */
export const cnSurnames = [
  ...Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'),
  '欧阳',
  '司马',
  '上官',
  '诸葛',
]
export const cnFirst = Array.from('晓文志佳雨思子建海丽秀春国玉浩欣婷永家俊')
export const cnSecond = Array.from('明静伟芳强敏杰华英涛兰平霞轩怡宁博辉琳萍')
export const twSurnames = Array.from('陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐')
export const twFirst = Array.from('志俊家建明淑雅怡美佩宗冠承宜欣詩柏惠育彥')
export const twSecond = Array.from('豪傑宏偉賢芬玲君婷如穎華慧娟文安廷翰琪萱')
/** Long surname of eight characters, written out as on the card. */
export const longNames = [
  '鲁纳娄于古母遮熟文静',
  '鲁纳娄于古母遮熟建国',
  '鲁纳娄于古母遮熟思宁',
  '萨嘛喇伊尔根觉罗雨欣',
  '萨嘛喇伊尔根觉罗志明',
]
export const minorityNames = [
  '阿依努尔·买买提',
  '古丽米热·艾合买提江',
  '买合木提·吐尔洪',
  '迪丽娜孜·阿卜杜热西提',
  '叶尔兰·哈里木别克',
  '木合塔尔·尼亚孜',
  '苏日娜·巴特尔',
  '热依汗古丽·托合提',
]
/** Names with characters that few fonts have. */
export const rareNames = ['张𬍛', '王䶮', '李𠮷明', '陈𫖯', '周𬸚宁', '刘𣇉', '龚㛃', '赵𪩘文']
export const hkSurnames = [
  ['陳', 'CHAN'],
  ['黃', 'WONG'],
  ['李', 'LEE'],
  ['梁', 'LEUNG'],
  ['張', 'CHEUNG'],
  ['林', 'LAM'],
  ['何', 'HO'],
  ['鄭', 'CHENG'],
  ['吳', 'NG'],
  ['葉', 'YIP'],
] as const
export const hkGiven = [
  ['嘉欣', 'Ka Yan'],
  ['志強', 'Chi Keung'],
  ['詠詩', 'Wing Sze'],
  ['家豪', 'Ka Ho'],
  ['惠芳', 'Wai Fong'],
  ['俊傑', 'Chun Kit'],
  ['美玲', 'Mei Ling'],
  ['偉明', 'Wai Ming'],
  ['曉彤', 'Hiu Tung'],
  ['婉儀', 'Yuen Yee'],
  ['子軒', 'Tsz Hin'],
  ['寶珠', 'Po Chu'],
] as const
export const enFirst = [
  'Alice',
  'Daniel',
  'Priya',
  'Marcus',
  'Grace',
  'Owen',
  'Fatima',
  'Leon',
  'Hannah',
  'Victor',
  'Siobhan',
  'Carlos',
  'Nadia',
  'Peter',
  'Joanna',
  'Tom',
]
export const enLast = [
  'Hartwell',
  'Fernandes',
  'Okafor',
  'Lindqvist',
  'Barlow',
  'McAllister',
  'Novak',
  'Delgado',
  'Whitfield',
  'Rahman',
  'Castellane',
  'Thornbury',
  'Kowalczyk',
  'Pemberton',
]

export const cnPlaces = [
  '北京市朝阳区',
  '上海市浦东新区',
  '广州市海珠区',
  '成都市武侯区',
  '杭州市西湖区',
  '武汉市洪山区',
  '西安市雁塔区',
  '重庆市渝北区',
  '乌鲁木齐市天山区',
  '昆明市五华区',
]
export const twPlaces = ['臺北市大安區', '新北市板橋區', '桃園市中壢區', '臺中市北屯區', '臺南市東區', '高雄市三民區']
export const hkPlaces = ['九龍觀塘', '新界沙田', '香港柴灣', '新界屯門', '九龍深水埗']
export const hkEnPlaces = ['Kwun Tong, Kowloon', 'Sha Tin, New Territories', 'Chai Wan, Hong Kong']
export const ukPlaces = ['Leeds', 'Bristol', 'Sheffield', 'Cardiff', 'Nottingham']
export const scotPlaces = ['Glasgow', 'Dundee', 'Aberdeen']
export const usPlaces = ['Columbus, OH', 'Rochester, NY', 'Scranton, PA', 'Albany, NY']
export const dePlaces = ['50667 Köln', '60311 Frankfurt am Main', '20095 Hamburg']
export const jpPlaces = ['東京都豊島区', '大阪市北区', '横浜市中区']
