// Words by which somebody could guess who is meant. Anybody may add to these lists or take from them: one word or
// phrase a line, in small letters; accents make no difference. Nothing here is ever forbidden: whoever uses such a
// word about somebody is asked “could someone guess who this is?”, and may go on.
//
// [about somebody]  words that show that one person is spoken of
// [relatives]       family, said of one person
// [diagnoses]       conditions and treatments
// [jobs]            job titles
// [services]        places and teams
// [whose]           the words before a relative or a job that make it one person: “my sister”, not “sisters”

export const ENGLISH = `
[about somebody]
i
i'm
i've
me
my
he
she
his
her
he's
she's

[whose]
my
our
his
her
their

[relatives]
mum
mam
mother
dad
father
son
daughter
brother
sister
wife
husband
partner
gran
nan
grandmother
grandad
grandfather
aunt
uncle
niece
nephew
cousin
stepson
stepdaughter

[diagnoses]
autism
autistic
adhd
dementia
alzheimer's
alzheimers
parkinson's
parkinsons
schizophrenia
schizophrenic
bipolar
psychosis
depression
depressed
ptsd
eating disorder
anorexia
personality disorder
self harm
self-harm
overdose
suicidal
sectioned
learning disability
down's syndrome
downs syndrome
cerebral palsy
epilepsy
epileptic
seizures
stroke
brain injury
cancer
chemotherapy
dialysis
multiple sclerosis
motor neurone
diabetes
diabetic
hiv
hepatitis
addiction
alcoholic
rehab
deaf
blind
wheelchair
amputee
incontinent
miscarriage

[jobs]
social worker
support worker
care worker
key worker
keyworker
manager
nurse
doctor
gp
psychiatrist
psychologist
therapist
occupational therapist
physio
physiotherapist
advocate
personal assistant
care coordinator
team leader
head teacher
teacher
housing officer
driver
cook
cleaner
receptionist

[services]
day centre
day service
day centre
ward
hospital
hospice
hostel
care home
nursing home
children's home
group home
supported living
sheltered housing
refuge
respite
crisis team
clinic
surgery
special school
prison
probation
food bank
`

export const WELSH = `
[about somebody]
fi
fy
rwy
rwyf
dw
dwi
mi
fe
hi
ef
fo
fy hun
gen i
gyda fi

[whose]
fy
ei
ein
eu
'y

[relatives]
mam
fam
dad
nhad
thad
mab
fab
merch
ferch
brawd
mrawd
frawd
brodyr
chwaer
gwraig
ngwraig
wraig
gwr
ngwr
wr
partner
mhartner
bartner
mam-gu
mamgu
nain
tad-cu
tadcu
taid
nhaid
modryb
fodryb
ewythr
nith
nai
cefnder
nghefnder
cyfnither
nghyfnither

[diagnoses]
awtistiaeth
awtistig
adhd
dementia
ddementia
alzheimer
parkinson
sgitsoffrenia
deubegynol
seicosis
iselder
ptsd
anhwylder bwyta
anorecsia
anhwylder personoliaeth
hunan-niweidio
hunan niweidio
gorddos
hunanladdol
anabledd dysgu
syndrom down
parlys yr ymennydd
epilepsi
strôc
strocen
anaf i'r ymennydd
canser
ganser
chemotherapi
cemotherapi
dialysis
sglerosis ymledol
motor niwron
diabetes
ddiabetes
hiv
hepatitis
caethiwed
alcoholig
adsefydlu
byddar
fyddar
dall
ddall
cadair olwyn
gadair olwyn

[jobs]
gweithiwr cymdeithasol
ngweithiwr cymdeithasol
weithiwr cymdeithasol
gweithiwr cymorth
ngweithiwr cymorth
weithiwr cymorth
gweithiwr gofal
ngweithiwr gofal
gweithiwr allweddol
ngweithiwr allweddol
rheolwr
rheolwraig
nyrs
meddyg
meddyg teulu
doctor
noctor
seiciatrydd
seicolegydd
therapydd
ffisiotherapydd
eiriolwr
cynorthwyydd personol
nghynorthwyydd personol
arweinydd tîm
athro
athrawes
swyddog tai
gyrrwr
ngyrrwr
cogydd
nghogydd

[services]
canolfan ddydd
ganolfan ddydd
gwasanaeth dydd
ward
ysbyty
hosbis
hostel
cartref gofal
gartref gofal
cartref nyrsio
gartref nyrsio
cartref plant
byw â chymorth
tai gwarchod
lloches
seibiant
tîm argyfwng
clinig
glinig
meddygfa
feddygfa
ysgol arbennig
carchar
garchar
prawf
banc bwyd
`
