import type { Thing } from "./guide-things.ts";

/** A part and its other names; guarantee and price of it stand where it is named. */
function part(said: RegExp, told: RegExp = said): Thing {
  return { topic: "repair", said, told };
}

/** What can need a repair. */
const PARTS: readonly Thing[] = [
  part(/换热器|热交换器|heat exchanger/iu, /换热器|热交换器|heat exchanger/iu),
  part(
    /主[控机]?板|电路板|控制[主板]+|电控|线路板|main ?board|control board/iu,
    /主控板|主板|电路主?板|控制主?板|电控|控制器|控制面板|核心部件/iu,
  ),
  part(/温控|显示板|显示屏/iu, /温控|显示/iu),
  part(/(?<!控制)面板|外壳|外观件?|机壳|外饰|塑件|panel|casing/iu, /面板|外饰|装饰件|塑件|外壳|panel/iu),
  part(/(?<![吹暖])风机|风扇电机/iu, /风机/iu),
  part(/点火针|点火器/iu),
  part(/探头|传感器|sensor/iu, /探头|传感器|sensor/iu),
  part(/比例阀|伺服[阀器]?|电磁阀/iu, /比例阀|伺服|电磁阀/iu),
  part(/加热[管棒器]|发热管|heating (?:element|tube)/iu, /加热[管棒器组]|发热管|加热器|heating/iu),
  part(/内胆|水箱|\btank\b/iu, /内胆|水箱|tank/iu),
  part(/压缩机|compressor/iu, /压缩机|compressor/iu),
  part(/(?<!增压)水泵|循环泵|排水泵|\bpump\b/iu, /泵|pump/iu),
  part(/电机|马达|\bmotor\b/iu, /电机|motor/iu),
  part(/RO膜|反渗透膜|membrane/iu, /RO膜|membrane/iu),
  part(/火盖|炉头/iu),
];

/** Who comes when, and for how much. */
const VISITS: readonly Thing[] = [
  {
    // “修一趟多少钱”: free while it is answered for, or by what it is charged.
    topic: "repair",
    said: /(?<![装保返])修(?:一|这|那|个)*[趟次回下]?[^，。,？?\n]{0,5}(?:多少钱|几[块多]?钱|要钱|收钱|收费|费用|要不要钱|收不收)|(?:花|要|收)[^，。,？?\n]{0,3}钱[^，。,？?\n]{0,2}修|(?:repair|fix)[^.?\n]{0,16}(?:cost|charge|free)|(?:cost|charge|pay)[^.?\n]{0,16}(?:repair|fix)/iu,
    told: /(?:保修|质保|保内)[^。；\n]{0,24}免费|维修[^。；\n]{0,16}(?:免费|收费)|免人工|(?:保外|过保)[^。；\n]{0,24}(?:计价|收费|元)|收费标准|(?:根据|按)[^。；\n]{0,12}收费|free (?:repair|of charge)/iu,
  },
  { topic: "repair", said: /人工费?|工时|工钱|手工费|labou?r/iu, told: /人工|工时|labou?r/iu, isCommon: true },
  {
    topic: "repair",
    said: /(?:人工|工时|上门|检测|夜间|加急|配件)费|工钱|labou?r (?:cost|fee)?/iu,
    told: /(?:人工|工时|上门|检测|维修|配件)|元\/次|labou?r/iu,
  },
  { topic: "repair", said: /检测/iu, told: /检测/iu, isCommon: true },
  {
    topic: "repair",
    said: /过保|出保|保外|超保|过了?(?:保修|质保)|(?:保修|质保)期?(?:过|外|到期|满)|out of warranty|(?:warranty|guarantee)[^.?\n]{0,12}(?:over|run out|expired|ended)/iu,
    told: /过保|保外|超保|超出保修|保修期外|质保期外|out of warranty/iu,
  },
  {
    topic: "repair",
    // Whether it still is: how long it is answered for.
    said: /在不在保|在保(?:修期?|质期?)?[内里]?(?:了?[吗么没不吧]|没有)|(?:保修|质保)期[内里]?(?:了|过)?(?:[吗么没不吧]|没有)|过没过(?:保|质保)|(?:过|出)了?(?:保|质保)(?:修期?)?了?(?:[吗么没]|没有)|(?:still|is (?:it|this)) (?:under|in) warranty/iu,
    told: /\d+\s*(?:年|个月)(?:包修|保修|质保|免费)|(?:保修|质保|包修)期?[^，。；\n]{0,6}\d+\s*(?:年|个月)|warranty/iu,
  },
  {
    topic: "repair",
    said: /保内|(?<!不)在保(?!(?:修期?|质期?)?[内里]?(?:了?[吗么没不吧]|没有))|没过保|(?:保修|质保)期?[里内]|(?:还在|期间)[^，。,\n]{0,4}(?:质保|保修)|under warranty/iu,
    told: /保内|(?:保修|质保)期内|保修范围内|under warranty/iu,
  },
  {
    topic: "repair",
    said: /(?:多久|多长时间|几天|几个?小时|多快|几时|啥时候|什么时候)[^，。,\n]{0,4}(?:能|可以|会)?(?:到场|上门|响应|派人|有人(?:来|管|修|上门)|来人|过来修|来修)|(?:师傅|工程师|人员?|工人|维修工?)[^，。,\n]{0,6}(?:多久|多长时间|几天|几个?小时|多快)[^，。,\n]{0,5}[到来]|(?:报修|维修|(?<![保包])修)[^，。,\n]{0,6}(?:多久|几天|几个?小时|多长时间|多快)|(?:坏|毛病|故障)[^，。,\n]{0,4}(?:多久|几天|几个?小时)|how (?:soon|quick|fast)[^.?\n]{0,20}(?:come|technician|engineer|they)/iu,
    told: /\d+\s*(?:h|小时|天)[^。；\n]{0,8}(?:上门|响应|到场|派|预约)|(?:上门|响应)[^。；\n]{0,14}\d+\s*(?:h|小时|天)|(?:地区|城镇|乡镇)[^。；\n]{0,4}\d+\s*(?:h|小时)/iu,
  },
  {
    topic: "repair",
    said: /(?:售后|客服|维修|报修|保修|服务|官方|厂家)[^，。,\n]{0,4}(?:电话|热线|号码|联系方式)|热线|(?:打|拨)[^，。,\n]{0,4}(?:电话|哪个|什么号|哪里|多少)|(?:报修|维修)[^，。,\n]{0,4}(?:打|找)[哪谁]|400电话|hotline|(?:repair|service) (?:phone|number)/iu,
    told: /\d{3}-?\d{3,4}-?\d{3,4}|热线|公众号|客服|hotline/iu,
  },
  {
    topic: "repair",
    said: /(?:修|装|师傅|上门)[^。\n]{0,12}加急|加急[^，。,\n]{0,5}(?:上门|修|来|装|维修)|极速|[两二2]\s?个?小时[^，。,\n]{0,6}(?:来|到|上门)|urgent|express visit/iu,
    told: /极速|加急|紧急|[2两二]\s*(?:h|小时)|urgent/iu,
  },
  {
    topic: "repair",
    said: /(?:过年|节假日|放假|国庆|春节|元旦|五一|周末)[^，。,\n]{0,8}(?:修|上门|加[钱急多收]|师傅)|holiday/iu,
    told: /节假日|holiday/iu,
  },
  {
    topic: "repair",
    said: /(?:半夜|夜里|夜间|深夜|凌晨|大晚上|晚上[十\d九][^，。,\n]{0,3}点?)[^，。,\n]{0,10}(?:修|上门|来|加|费|收|坏)|night.?time|at night/iu,
    told: /夜间|\d{2}:00\s*[-–]|night/iu,
  },
  {
    topic: "repair",
    said: /乡下|乡镇|镇上|村里|农村|县城|郊区|远郊|偏远|山区|rural/iu,
    told: /乡镇|其[他余]地区|一般地区|偏远|山区|远郊|rural/iu,
    isCommon: true,
  },
  {
    topic: "repair",
    said: /(?:配件|零件|换件|备件)[^，。,\n]{0,4}(?:另|单|怎么|咋|多少|要钱|收|包|免|贵)/iu,
    told: /配件|材料|零件/iu,
  },
  { topic: "repair", said: /备用机|代用机|周转机|loaner/iu, told: /备用机|loaner/iu },
  {
    topic: "repair",
    said: /修(?:完|好|过)[^，。\n]{0,12}保|(?:换|新)[^，。,\n]{0,4}(?:配件|零件)[^，。,\n]{0,6}保/iu,
    told: /再保|延保/iu,
  },
  {
    topic: "repair",
    said: /毛病[^，。,\n]{0,4}找[谁哪]|坏了?[^，。,\n]{0,4}找[谁哪]/iu,
    told: /联系售后|热线|公众号|客服|报修/iu,
  },
];

/** What is answered for, and by what it is lost. */
const COVER: readonly Thing[] = [
  {
    topic: "repair",
    said: /不(?:给|能|予|在|算)?保(?!护|证|存|温)|(?:哪些|什么|啥)(?:情况|问题|原因)?[^，。,\n]{0,6}(?:保修|保不|不管|不给修|不在)|保修范围|包修范围|算不算[^，。,\n]{0,4}保|保不保|not covered|what(?:'s| is) (?:not )?covered/iu,
    told: /不在[^，。；\n]{0,10}(?:保|范围)|保修范围|保修部件|放弃保修|保修失效|covered/iu,
  },
  {
    topic: "repair",
    said: /(?:发票|凭证|截图|保修卡|质保卡|购买记录|订单记录)[^，。\n]{0,8}[\s，,]?[^。\n]{0,8}保|保[^。\n]{0,10}(?:发票|凭证|截图|保修卡|质保卡)|(?:receipt|invoice)[^.?\n]{0,20}warrant|warrant[^.?\n]{0,20}(?:receipt|invoice)/iu,
    told: /发票|凭证|截图|质保卡|保修卡|receipt|invoice/iu,
  },
  {
    topic: "repair",
    said: /自己(?![^，。,\n]{0,4}(?:不|没|搞不|难))[^，。,\n]{0,6}(?:拆|修|动手)|私自?拆|拆机|拆开|拆过|take it apart|open it (?:up )?myself/iu,
    told: /私拆|拆卸|拆机|非授权|非官方|自行拆|擅自/iu,
  },
  {
    topic: "repair",
    said: /异地|外省|外地|外市|全国[^，。,\n]{0,4}[保修]|别的(?:城市|省)/iu,
    told: /全国|异地|联保/iu,
  },
  {
    topic: "repair",
    said: /修不好|包换|换[^，。,\n]{0,2}新(?:的|机)?[^，。,\n]{0,3}[吗么不]/iu,
    told: /换新|包换|更换新/iu,
    isCommon: true,
  },
  { topic: "repair", said: /液化气|气种|气源/iu, told: /液化气|气种|气源/iu, isCommon: true },
  { topic: "repair", said: /洗涤剂|洗洁精|清洁剂|detergent/iu, told: /洗涤剂|清洁剂|detergent/iu },
];

/** How goods are kept well. */
const KEEPING: readonly Thing[] = [
  { topic: "care", said: /滤网|过滤网|滤芯|inlet filter/iu, told: /滤网|滤芯|filter/iu },
  {
    topic: "care",
    said: /(?:冬天|冬季|天冷|零下|低温|结冰|上冻)[^。\n]{0,14}|冻[坏裂住]|防冻|winter|freez/iu,
    told: /冬|零度|低温|℃|防冻|高寒|winter|freez/iu,
    isCommon: true,
  },
  {
    topic: "care",
    said: /冻[坏裂住]|防冻|冬[天季][^，。\n]{0,10}(?:注意|停用|怎么|咋|要)|天冷[^，。\n]{0,8}(?:注意|怎么|咋|冻)|winter/iu,
    told: /冬|零度|低温|℃|防冻|高寒|winter|freez/iu,
  },
  {
    topic: "care",
    said: /不在家|出(?:远门|差|国)|(?:好久|好长时间|很久|长期|长时间|一阵子|[一二两三几]个?月)[^，。,\n]{0,4}不(?:用|在|使用)|停用|不用的?时候|going away|not (?:be )?us\w+ it/iu,
    told: /长假|停用|停机|长(?:时间|期)[^，。；\n]{0,2}不|排空|not in use|long time/iu,
  },
  { topic: "care", said: /拆[^，。,\n]{0,2}(?:洗|下来|开)/iu, told: /拆卸|拆机|自行|拆洗/iu },
  { topic: "care", said: /钢丝球|强酸|百洁布|酒精/iu, told: /钢丝球|强酸|百洁布|酒精/iu },
  { topic: "care", said: /稳压器/iu, told: /稳压器/iu },
  { topic: "care", said: /油杯|油盒/iu, told: /油杯|油盒/iu },
  { topic: "care", said: /热干洗|自清洁|自洁/iu, told: /热干洗|自清洁|自洁/iu },
  { topic: "care", said: /除垢|水垢|descal/iu, told: /除垢|水垢|清洗|descal/iu },
  { topic: "care", said: /深度保养|大保养/iu, told: /深度保养/iu },
  { topic: "care", said: /镁棒|anode/iu, told: /镁棒|anode/iu },
  { topic: "care", said: /软化盐|洗碗盐|亮碟剂|耗材|consumable/iu, told: /耗材|软化盐|亮碟剂|原装|原厂/iu },
  {
    topic: "care",
    said: /还?能[^，。,\n]{0,2}(?:接着|继续)[^，。,\n]{0,2}用|(?:接着|继续)用|先(?:做|干)(?:什么|啥)|(?:第一次|首次|头一回)[^，。,\n]{0,3}用|要紧[吗么不]/iu,
    told: /停止使用|断气|断电|首次使用/iu,
  },
  { topic: "care", said: /漏水|异响|怪声|怪响/iu, told: /停止使用|立即断/iu, isCommon: true },
  {
    topic: "care",
    said: /每年[^，。,\n]{0,8}(?:检查|保养|来人|看看|叫人)|(?:定期|平时|平常|日常)[^，。,\n]{0,6}(?:保养|维护|检查|注意|清)|(?:多久|多长时间|隔多久|几个?月)[^，。,\n]{0,6}(?:查|检查|保养|维护|清|洗|换一?[次回])|堵没堵|how often/iu,
    told: /定期|每年|每\s?\d|半年|建议每|\d\s*(?:-\s*\d+\s*)?个?月/iu,
  },
  {
    topic: "care",
    said: /使用[^，。,\n]{0,4}注意|注意(?:些|点)?(?:什么|啥|哪些)|注意事项|用着[^，。,\n]{0,5}注意/iu,
    told: /定期|避免|请勿|应|异常/iu,
  },
];

/** What guides tell of service: parts, visits, what is answered for and how goods are kept. */
export const SERVICE_THINGS: readonly Thing[] = [...PARTS, ...VISITS, ...COVER, ...KEEPING];
