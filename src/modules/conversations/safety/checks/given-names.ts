// First names that people here often have. A first name with another name after it is somebody's name. Anybody may
// add to the list, a few to a line. Names that are also everyday words (Joy, Will, Grace, May) are left out.
export const GIVEN_NAMES = `
aaron abdul abigail adam adrian aisha alan albert alex alexander alice alison alun amanda amelia amina amy andrea
andrew aneirin angela angharad ann anna anne annette anthony anwen arthur arwel barbara barry benjamin bernard bethan
beverley brenda brian bryn bronwen caitlin carl carol carole caroline carolyn carwyn catherine catrin ceri charles
charlotte cheryl chloe chris christina christine christopher claire clare claudia clive colin connor craig cynthia
dafydd daniel daphne darren david dawn deborah delyth denise dennis derek diane dilwyn dilys donald donna doreen
dorothy douglas dylan edward edwin eira eirlys eileen elaine eleanor elen elin eleri elizabeth ellen ellie elliot elspeth
elwyn emily emlyn emma emrys eric erin esther ethan eurig evelyn ewan fatima fiona frances francis frank freya gareth
gary gavin gemma geoffrey george geraint gerald gethin gillian gladys glenys glyn gordon graham greta gwen gwenllian
gwilym gwyn gwyneth hannah harold harriet harry hassan hayley heather helen henry howard huw hywel ian ibrahim ieuan
ifan ifor imran ioan iolo irene iris islwyn isabel isobel iwan jacob jacqueline james jamie jane janet janice jason
jasmine jean jeffrey jennifer jeremy jessica jill joan joanna joanne joe john jonathan joseph josephine josh joshua
joyce judith julia julian julie june karen karl kate katherine kathleen kathryn katie keith kelly kenneth kerry kevin
khadija kieran kimberley kirsty kyle laura lauren leanne lee leigh lesley lewis liam linda lisa llinos lloyd llyr
lorraine louise lowri lucy luke lynda lynn lynne mair maldwyn malcolm mandy manon marc marcus margaret maria marian
marie marilyn marion martin martyn mary mathew matthew maureen mavis megan meinir meirion melanie melissa menna meryl
michael michelle mihangel miriam mohamed mohammad mohammed mohamad moira monica morgan muhammad myfanwy nadia nadine
naomi natalie natasha neil nerys nia nicholas nicola nigel norma norman oliver olivia olwen owain owen pamela patricia
patrick paul paula pauline penelope peter philip philippa phillip phyllis priya rachel ralph raymond rebecca rhian
rhiannon rhodri rhys richard robert roberta robin roderick rodney roger ronald rosemary roy russell ruth ryan sally
samantha samuel sandra sara sarah saskia scott sean selwyn sharon sheila shirley sian simon sioned siwan sonia sophie
stacey stanley stella stephanie stephen steven stuart susan suzanne sylvia tanya tegwen teresa terence thomas timothy
tina tomos tony tracey tracy trevor tudur valerie vanessa veronica victor victoria vincent vivian walter wayne wendy
wendell william winifred wyn yasmin yusuf yvonne zainab zoe
`
