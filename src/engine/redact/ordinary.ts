const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Words that are nobody's name, however they are written. */
export const neverNames: ReadonlySet<string> = words(`
  a about after again all am an and any anyone are as at back be because been being black both but by cannot client clients
  colleague colleagues contact could customer customers did do does don dear each else email english everybody everyone fine
  first folks for friend friends from further get good goodness great greetings guest guests guys had happy has have he hello her
  here hey hi him his hiya home how however i if in inc info into is isn it its just kind know ladies let like limited ll llc
  ltd gmbh ma me member members more most mr mrs ms mx madam many my new next no none not now of off oh ok okay on one or order
  other our out over owner patience please privacy product provide re reader really received regarding regards request s sales
  see seller service she shop shopper should since sir so some sorry still store subscriber such support sure t team tell thank
  thanks that the their them then there these they thing this those to today tomorrow too unfortunately until up update us user users
  valued ve very visitor was way we welcome well were what when where which while who why with won would yes yesterday yet you
  your yours billing accounts account helpdesk desk help care assistant bot agent admin administrator noreply reply official
  returns returning refunds shipping delivery technical experience success operations office department staff everyone's
  monday tuesday wednesday thursday friday saturday sunday january february march july august september october november
  december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter internet website
  god morning afternoon evening night sincerely best warm warmly cheers love thankfully attached sent subject re fwd fw note
  confirmation booking password last policy phone mobile number ssn address zip id username card date born calling speaking looking
  once also can will's yeah yep nope hmm wow absolutely certainly unfortunately based per due under above below
`)

/** Names that are ordinary words, too: masked only where something else shows that a person is meant. */
export const ordinaryNames: ReadonlySet<string> = words(`
  amber angel april art ash autumn baker banks bell berry best bill bird bishop bond booker booth bright brook brooks brown
  buck bush butler can carol carpenter carter case cash chance charity chase chip christian church clay cliff cole cook cooper
  coral cross crystal cruise daisy dale dawn day dean destiny dollar don drake drew duke earl eve ever faith field fields fisher
  flower ford forest foster fox france frank friend gale gardener gene genesis gift ginger glen gold good grace grant gray
  green grey hall hand happy harmony harper hart hazel heath heaven herb hill holiday holly honey hope house hunt hunter iris
  ivy jack jade jasmine jean jewel jersey jet joy judge june justice kay keen key king kit knight lake lance land lane law
  lee legend lily long lord love low lucky major marine mark market marsh mason may mercy miles mill miller min moon moore
  more olive page paige park parker patience pearl penny pepper perry pierce pike piper point pool poppy porter potter power
  precious price prince queen rain raven ray reed reid rich ridge river rob robin rocky rose ruby rush rusty sage sandy sky
  see shepherd short silver singer skip smart snow so son song south spring star stark stone story strong sue summer sunny
  swan sweet temple terry tiffany trinity true van victor victory viola violet virginia wade wall ward waters way wells west
  white wild will winter wise wolf wood woods world worth young an bo do he her in is my no sun to us we you
`)

/** What makes a name that of a company, a desk or a program. */
export const offices =
  /(?<![\p{L}])(?:support|service|services|team|care|desk|helpdesk|help|sales|billing|shop|store|inc|ltd|llc|gmbh|corp|company|bot|assistant|no-?reply|do-?not-?reply|official|orders?|accounts?|newsletter|notifications?|info|admin|customer|customers|agent|system|hotline|returns|visitor|user|client|guest|ai)(?![\p{L}])|客服|客户|顾客|用户|旗舰店|专卖店|官方|系统|机器人|助手|公司|商城|店铺/iu
