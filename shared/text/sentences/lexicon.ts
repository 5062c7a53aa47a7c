/**
 * Abbreviations and openings of American legal prose, by kind.
 *
 * Written from the usual tables of legal abbreviation (case names, reporters, courts, months, record cites) and from
 * plain English grammar, not collected from the training data: a list fitted to the data would look better there and
 * serve worse elsewhere. The model learns how each *kind* behaves; a word's kind is all that the lists decide.
 */

/** What a word before a period, or after it, is known as. `None` is any other word. */
export const Kind = {
  None: 0, Title: 1, NumberAhead: 2, Month: 3, Day: 4, Clock: 5, Company: 6, Latin: 7, LatinEnd: 8, Reporter: 9,
  Court: 10, Place: 11, Abbreviation: 12, Record: 13, Degree: 14, Unit: 15, Signal: 16, Rule: 17, Versus: 18,
  Function: 19, Party: 20, Back: 21, Opener: 22, Cited: 23, Named: 24,
} as const
/** One of the kinds. */
export type Kind = (typeof Kind)[keyof typeof Kind]

// Without the last period, small letters, straight apostrophes. A later list wins over an earlier one.
const BEFORE: readonly (readonly [Kind, string])[] = [
  [Kind.Abbreviation, `
    acad adm'r adm'x admin adver advert agric agt amend amends ann anon ass'n assocs assoc atl att'y att'ys attn auth auto ave
    aux avg bankr bd bds behav bhd bldg bldgs blvd bor cas cath cem ch chem chron civ clr cmty cmte
    cml codif comm'n comm'r comm'rs commc'n commc'ns comp compar compl'n comput conf cong consol const constr cont
    cont'l contemp contr conv coop corr cos crim ctr ctrs ctty curr cty cnty def defs dem dep't dept depts dev det'g
    dir disc discip disp distrib divs dr e'er econ elecs ed edn eds educ elec emp emps emp'r emp'rs enf't eng eng'r eng'g enter
    enters ent env't env't'l envtl equip est estab eur eval ex'r ex'x exam'r exch exh exp exped explor exp't fac
    fam fdn fed fid fin geo govt gov't gov'tl grp guar guard hdqrs hist hosp hosps hous hwy
    identif imps incl excl indem indep indus ins insts instr int int'l inv inv'r invs inters intell intell'l jud juris juv lib
    liab libr lit litig loc mach maint mfg mfr mfrs mgmt mgt mkt mkts mktg mem'l merch metro mfd mgr misc mort
    mot mts mun mut nat nat'l natl nn ne nw obs org orgs p'ship pac parl pers pharm phil phila pl pls po pres presby
    priv prob probs proc procs prod prods prof'l prot psych psychol publ publ'g publ'n publ'ns 
     quot ry rwy rd rdg reas rec recon refin reg reg'l regs rehab relig rels rep'r reprod res resol resp ret rev'd
    rts sav savs sch schs sci se sec'y sec'ys secs sem serv servs s'holder sess soc soc'y solic spec stat stats std stds ste subcomm
    subdiv subpt subsec supp'g surg surv sw sys systs tch'r tchg tel tele ter'r terr transcon transp trib trs tr'ee
    tpk tpke treas twp u unconst unempl unif univ univs util utils val veh vt w'house whse wkly workm yr'ly aff'd aff'g rev'g
    vacat'd abr ad accd acct accts addl agmt agr alt amt approx appt appx asst attach auth'd bal cal'd calif cc cert cfm
    chg circ coll coml cond confid corp'n ctf d'ship deft dft dist distr dup eff encl equiv esp et etc'd exc excl excp
    ext fka fn foll gtd hon hrs id'd imm incorp indiv info init inj interp invest jt jur lic ltr mem
    memo mgs mins mkd mos nom nos ofc ofcr op opp ord orig pat pats pct perf perm pltf pltfs pmt poss ppl prelim prep prev
    prin pvt qty rcd recd recvd regd rem repl rept req reqd rpt sched sep sgd shld sig sq tbl tent tot tran trans transf undated
    unpub usu util vac ver vers vols wit wm geo chas jas thos robt jos benj edw alex`],
  [Kind.Named, `found bull just bus broad gen inst prop props temp tech techs sub sup pub pubs pet pol mod mag max min rest ref rel comm lab labs exec par pro pos gar det bur div`],
  [Kind.Place, `
    ala alaska ariz ark cal calif colo conn del fla ga haw ida ill ind kan ky la md me mass mich minn miss mo mont neb
    nev okla or ore pa penn r.i tenn tex utah va vt wash wis wisc wyo p.r v.i n.h n.j n.m n.y n.c n.d s.c s.d w.va d.c u.s
    u.s.a u.k u.n can mex eng austl n.z e.u l.a s.f `],
  [Kind.Company, `inc corp co cos ltd llc l.l.c llp l.l.p lp l.p p.c pllc p.l.l.c plc p.l.c bros s.a n.a n.v b.v gmbh a.g ag pty
    s.p.a s.r.l s.a.r.l mfg assocs p.a l.c`],
  [Kind.Reporter, `
    u.s s.ct l.ed f f.2d f.3d supp f.supp f.app'x app'x fed.appx fed r.d f.r.d cal.rptr rptr cal.app app.div app misc p p.2d p.3d
    a a.2d a.3d n.e n.w s.e s.w so so.2d n.y.s cal.2d cal.3d cal.4th ill.2d wis.2d n.y.2d b.r bankr vet.app fed.cl ct.cl t.c
    u.s.p.q cir.ct wl lexis dall cranch wheat pet how wall stat stat.ann rev rev.stat l.rev l.j j.l u.l.rev u.l univ.l
    op.att'y.gen c.f.r u.s.c u.s.c.a u.s.c.s fed.reg cong.rec f.supp.2d f.supp.3d l.ed.2d s.w.2d s.w.3d n.e.2d n.w.2d s.e.2d
    cal.app.2d cal.app.3d cal.app.4th mass.app n.j.super super ohio.st pa.super tex.app wash.2d wn.2d okt u.s.t t.i.a.s r.f.d c.c.p.a
    m.j ct.int'l.trade e.c.r i.c.j f.c.c f.t.c n.l.r.b cust.ct l.r.r.m trade.cas u.c.c rptr.3d rptr.2d`],
  [Kind.Court, `
    cir dist ct cts app app.ct super sup sup.ct n.d s.d e.d w.d m.d c.d d d.d n.d.cal c.d.cal e.d.cal s.d.cal s.d.n.y e.d.n.y
    w.d.n.y n.d.n.y n.d.ill s.d.tex n.d.tex e.d.tex w.d.tex d.mass d.n.j d.del d.nev d.ariz d.colo d.md d.kan d.minn d.or d.utah
    d.p.r d.d.c d.conn e.d.pa w.d.pa m.d.pa e.d.va e.d.mich w.d.wash m.d.fla s.d.fla n.d.ga n.d.ohio s.d.ohio d.haw b.a.p bankr
    j.p.m.l fed.cir d.c.cir cal.ct.app cal.app ct.app cal.super.ct u.s.dist u.s.d.c`],
  [Kind.Rule, `fed r civ p crim evid fed.r.civ.p fed.r.evid fed.r.crim.p fed.r.app.p r.civ.p frcp civ.l.r l.r civ.p code proc
    civ.code civ.proc.code bus gov't lab evid.code c.c.p gen.stat gen stat`],
  [Kind.Record, `
    decl decls aff affs dep depo depos tr trans hr'g mot mots opp'n opp br mem memo ans compl resp resps reply rep pl's pls' def's
    defs' pl pls def defs stip ord ltr rpt supp am admis obj objs req reqs rog rogs interrog interrogs stmt admin.rec
    r.t c.t app'x j.a disc prod suppl amend first.am first.am.compl mtn`],
  [Kind.NumberAhead, `
    pg pgs pub.l no nos ex exs exh exhs dkt dkts doc docs p pp para paras par pars vol vols sec secs § §§ ¶ ¶¶ art arts ch chs tit cl cls n nn fn
    fns fig figs app apps pt pts sched att atts attach tab l ll col cols bk num subd subds ser ecf.no dkt.no bates.no case.no r rfp.no
    rfp.nos rfa.no rfa.nos rog.no rog.nos req.no req.nos tbl item`],
  [Kind.Month, "jan feb mar apr jun jul aug sep sept oct nov dec"],
  [Kind.Day, "mon tue tues wed weds thu thur thurs fri sat sun"],
  [Kind.Clock, "a.m p.m am pm e.s.t p.s.t e.d.t p.d.t est pst"],
  [Kind.Latin, "e.g i.e eg ie cf viz v vs c.f scil"],
  [Kind.LatinEnd, "al et.al etc seq et.seq ibid supra infra passim q.v cert"],
  [Kind.Unit, "in ft yd mi lb lbs oz gal qt pt cm mm km kg mg ml hr hrs min mins sec secs yr yrs mo mos wk wks sq cu deg approx est"],
  [Kind.Title, `ft mr mrs ms mx dr prof hon messrs mmes rev fr gen col maj capt cpt lt sgt cpl pvt sen sens rep reps gov pres atty
    att'y amb adm cmdr supt insp det ofc asst assoc mag ch.j mlle mme st ste sec.gen brig hons drs`],
  [Kind.Degree, "jr sr esq ph.d m.d j.d ll.m ll.b m.b.a b.a b.s m.a m.s d.d.s d.o r.n c.p.a d.v.m p.e phd md ii iii iv ed.d ret"],
  [Kind.Back, "id ibid"],
]

// `Wash.` is a place, `wash` is not.
const PROPER: ReadonlySet<Kind> = new Set([Kind.Place, Kind.Day, Kind.Month, Kind.Reporter, Kind.Court, Kind.Degree, Kind.Title, Kind.Named])

const AFTER: readonly (readonly [Kind, string])[] = [
  [Kind.Function, `
    the this that these those there here such it its he she they we you i his her their our my your who whose whom which what
    when where why how whether while although though even because since if unless until once after before as at by for from in
    into of on over under upon with within without to through throughout during despite notwithstanding between among against
    and but or nor yet so for neither either both each every all any some no none not many most several few other another one two
    three four five first second third finally next then thus hence therefore accordingly consequently moreover furthermore further
    however nevertheless nonetheless instead rather indeed also likewise similarly additionally again meanwhile later earlier now
    today recently generally specifically particularly importantly simply clearly plainly only just still perhaps
    is are was were has have had do does did can could might must shall should will would let please absent assuming given
    pursuant regarding concerning considering according based contrary consistent nothing everything something anyone nobody
    everyone nor otherwise where whereas wherever whenever whoever whatever more less than rather too very lastly ultimately
    obviously certainly surely conversely alternatively together apart except besides beyond about above below again`],
  [Kind.Party, `
    plaintiff plaintiffs defendant defendants plaintiff's plaintiffs' defendant's defendants' petitioner petitioners respondent respondents
    appellant appellants appellee appellees movant movants counsel claimant veteran government state court judge jury congress
    counterclaimant cross-complainant intervenor responding requesting propounding moving opposing non-moving both`],
  [Kind.Opener, `
    discovery documents responses objections production request requests interrogatory interrogatories rule rules section exhibit
    privilege relevance burden proportionality nothing courts judges evidence testimony counsel's parties witnesses custodians
    respondent's mr mrs ms dr mr. ms. mrs. dr.`],
  [Kind.Signal, "see accord compare contra cf e.g i.e but.see see.also citing quoting cited quoted aff'd rev'd cert vacated overruled"],
  [Kind.Back, "id ibid"],
  [Kind.Cited, "§ §§ ¶ ¶¶ decl tr ecf dkt ex exs supra infra n nn at"],
  [Kind.Versus, "v vs"],
]

const table = (lists: typeof BEFORE): ReadonlyMap<string, Kind> =>
  new Map(lists.flatMap(([kind, words]) => words.trim().split(/\s+/).map((word) => [word, kind] as const)))

/** Kinds of a word that stands before a period. Keys are small letters without the last period. */
export const before = table(BEFORE)

/** The same for a word in small letters alone, which is no proper name: `Ft. Lee`, but `6 ft.` */
export const beforeSmall = table(BEFORE.filter(([kind]) => !PROPER.has(kind)))

/** Kinds of a word that stands after a period. */
export const after = table(AFTER)
