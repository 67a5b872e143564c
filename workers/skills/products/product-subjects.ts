/** What shoppers say for a parameter, and how shops label it. */
export const SUBJECTS: readonly { asks: RegExp; names: RegExp; unit?: RegExp }[] = [
  {
    asks: /屏幕|屏多大|几寸|多少寸|显示屏|screen|display/i,
    names: /屏|display|screen/i,
    unit: /\d\s*(?:英?寸|inch|")/iu,
  },
  {
    asks: /多重|多沉|重量|净重|毛重|分量|几斤|几公斤|多少斤|多少公斤|[拿搬抬提抱扛]得?[动不]动?|多少克|重不重|重吗|沉不沉|[重沉]不(?=$|[，,。\s])|[重沉]吗|沉吗|轻不轻|heavy|weigh/i,
    names: /重量|净重|毛重|克重|weight/i,
    unit: /\d\s*(?:kg|千克|公斤|克|斤|g\b)/iu,
  },
  {
    asks: /材质|面板|内胆|面料|成[分份]|纯棉|全棉|什么料|料子|什么做的|真皮|羊毛|羊绒|涤纶|棉的|material|fabric|made of|cotton|leather|wool|polyester/i,
    names: /材质|面板|内胆|面料|成分|材料|鞋面|鞋底|里料|material|fabric(?! weight)|upper|\bsole/i,
  },
  {
    asks: /电池|续航|毫安|\bmah\b|用多久|待机|battery|how long does it last|playing time/i,
    names: /电池|续航|battery|playing time|battery life/i,
  },
  { asks: /[45]\s?g(?![a-z0-9])|双卡|网络|制式|全网通|esim|network|dual sim/i, names: /网络|制式|network|sim/i },
  { asks: /摄像|像素|拍照|镜头|camera|photo|megapixel/i, names: /摄像|像素|镜头|camera/i },
  { asks: /处理器|芯片|cpu|\bchip|processor/i, names: /处理器|芯片|chip|processor/i },
  { asks: /防水|防尘|ip6\d|water\s?proof|water resist/i, names: /防水|防护|water|\bip\d*\b/i },
  { asks: /快充|充电|无线充|多少瓦|charg/i, names: /充电|charg/i },
  {
    asks: /功率|瓦数?|热流量|热负荷|多少w|power|watt/i,
    names: /功率|热流量|热负荷|power/i,
    unit: /\d\s*(?:kw|w(?![a-z])|千?瓦)/iu,
  },
  {
    asks: /费电|耗电|能效|省电|[是几]级(?:的|能|吗|[，,。\s]|$)|energy/i,
    names: /功率|能效|耗电|power|energy/i,
    unit: /[一二三四五1-5]\s?级(?!静音|低?噪)|kwh|度\/天/iu,
  },
  {
    asks: /噪[音声]|声音|吵|分贝|静音|安静|动静|嗡嗡|多响|响不响|noise|noisy|loud|quiet/i,
    names: /噪[音声]|静音|noise/i,
    unit: /\d\s*(?:db|分贝)/iu,
  },
  {
    asks: /多少毫升|几毫升|净含量|多少ml|规格|volume|how much is in|net content/i,
    names: /净含量|规格|容量|volume|net content/i,
  },
  {
    asks: /容量|多少升|几升|升数|几个人用|多少套|几套|capacity|lit(?:er|re)s?/i,
    names: /容量|capacity/i,
    unit: /\d\s*(?:l(?![a-z])|升|套)/iu,
  },
  {
    asks: /尺寸|体积|个头|块头|外形|进深|(?<![量压率度声噪容力流速])多大(?!的?(?:声|噪|水|功|火|风|吸|压|力|面))|三围|[长宽高深厚][和跟与、,，]?[长宽高深厚]|(?<![能会])有?多[高宽厚深长](?!时间|久|时候)|[长宽高深厚](?:是|有)?多少|[长高宽厚深]度|占地|dimension|how (?:big|tall|wide|large|deep)|how long (?:is|are) (?:it|they|the|this)|size of it/i,
    names: /尺寸|大小|长|宽|高|dimension|size/i,
    unit: /\d\s*(?:mm|毫米|cm|厘米|公分)|\d\s*[×*xX]\s*\d/iu,
  },
  {
    asks: /几口人|几个人(?:用|住|够|洗)?|多少人(?:用|住)?|几人(?:用|家庭|份)|适合(?:几|多少)|how many people|(?:what )?household size/i,
    names: /适用人数|适合人数|人口|household|people/i,
    unit: /[\d一二三四五六两](?:\s?[-~–—至到]\s?[\d一二三四五六])?\s?(?:口|人)(?!体|工|性|为|员)/u,
  },
  {
    asks: /水温|温度|多少度|几度|控温|temperature/i,
    names: /温度|温控|temperature/i,
    unit: /\d\s?(?:°|℃|摄氏度|度)/u,
  },
  {
    asks: /风量|吸力|排风量|air ?flow|suction/i,
    names: /风量|吸力|air ?flow|suction/i,
    unit: /\d\s?(?:m³|立方|m3|cfm)/iu,
  },
  { asks: /静压|风压|static pressure/i, names: /静压|风压|static pressure/i, unit: /\d\s?(?:k?pa|帕)/iu },
  {
    asks: /水压|低压|进水[^，。,\n]{0,2}压力|water pressure/i,
    names: /水压|低压|启动|pressure/i,
    unit: /\d\s?(?:mpa|兆帕|公斤压)/iu,
  },
  {
    asks: /耗水|费水|用水|(?:多少|几[升吨])水|water (?:use|consumption)/i,
    names: /耗水|用水|water/i,
    unit: /\d\s?(?:升|l(?![a-z]))/iu,
  },
  {
    asks: /颜色|配色|[什啥哪几](?:么|个|种)?(?:颜)?色|有[\p{Script=Han}]色|colou?rs?\b/iu,
    names: /颜色|配色|外观|colou?r/i,
  },
  {
    asks: /保修|质保|包修|保用|保(?:几|多少|多久|多长)|warrant|guarantee/i,
    names: /保修|质保|包修|warrant|guarantee/i,
  },
  {
    asks: /产地|哪里产|哪产|哪里生产|国产|进口|哪国|made in|origin|imported|where is it (?:made|from)/i,
    names: /产地|原产|origin/i,
  },
  {
    asks: /保质期|生产日期|过期|临期|什么时候到期|新鲜|expir|shelf life|best before|production date/i,
    names: /保质期|生产日期|shelf|expir|date/i,
  },
  {
    asks: /配料|成分|添加剂|含糖|无糖|过敏|酒精|香精|ingredient|sugar|allerg|alcohol|contain/i,
    names: /配料|成分|过敏|ingredient|allerg/i,
  },
  { asks: /肤质|敏感肌|油皮|干皮|孕妇|skin/i, names: /肤质|适用|skin/i },
  { asks: /蓝牙|bluetooth/i, names: /蓝牙|连接|bluetooth|connect/i },
  {
    asks: /厚不厚|厚度|薄|保暖|季节|thick|thin|warm|season/i,
    names: /厚度|季节|保暖|克重|thick|season|fabric weight/i,
  },
  { asks: /弹力|弹性|版型|修身|宽松|stretch|\bfit\b|slim|loose/i, names: /弹|版型|stretch|fit|cut/i },
  { asks: /系统|安卓|鸿蒙|android|operating system/i, names: /系统|system/i },
  { asks: /内存|\bram\b|memory/i, names: /内存|\bram\b|memory/i },
  { asks: /存放|储存|保存|store it|storage/i, names: /储存|保存|storage condition/i },
];
