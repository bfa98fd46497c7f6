"""The sources the demo text cites. Where a title is not known, a plain description stands for it."""


def source(
    key, title, published_in, authors="", year=None, pmid="", doi="", url="", note="", editors_note=""
):
    """Return one source as a dict with every field of `core.Source`."""
    return {
        "key": key,
        "authors": authors,
        "title": title,
        "published_in": published_in,
        "year": year,
        "pmid": pmid,
        "doi": doi,
        "url": url,
        "note": note,
        "editors_note": editors_note,
    }


LUMBAR_SPINAL_STENOSIS = [
    source(
        "pmc7101167",
        "An Algorithmic Approach to Treating Lumbar Spinal Stenosis: An Evidenced-Based Approach",
        "Pain Medicine, supplement 2 of 2019, S23-S31",
        authors="Diwan and others",
        year=2019,
        url="https://pmc.ncbi.nlm.nih.gov/articles/PMC7101167/",
    ),
    source(
        "katz-2022",
        "Diagnosis and Management of Lumbar Spinal Stenosis: A Review",
        "JAMA 327(17):1688-1699",
        authors="Katz and others",
        year=2022,
        pmid="35503342",
        doi="10.1001/jama.2022.5921",
    ),
    source(
        "suri-2010",
        (
            "Does This Older Adult With Lower Extremity Pain Have the Clinical Syndrome of Lumbar Spinal "
            "Stenosis?"
        ),
        "JAMA 304(23):2628-2636",
        authors="Suri and others",
        year=2010,
        pmid="21156951",
        doi="10.1001/jama.2010.1833",
    ),
    source(
        "orthovirginia",
        "What to expect with lumbar spinal stenosis",
        "OrthoVirginia, page for patients",
        url="https://orthovirginia.com/blog/what-to-expect-with-lumbar-spinal-stenosis",
    ),
    source(
        "kalichman-2009",
        "Spinal stenosis prevalence and association with symptoms: the Framingham Study",
        "Spine J",
        authors="Kalichman and others",
        year=2009,
        doi="10.1016/j.spinee.2009.03.005",
        editors_note="We read the numbers as summarized at amj.amegroups.org/article/view/3837.",
    ),
    source(
        "clinicalgate",
        "Lumbar spinal stenosis",
        "clinicalgate.com, chapter 50",
        url="https://clinicalgate.com/50-lumbar-spinal-stenosis",
    ),
]

MILD = [
    source(
        "cms-ncd-150-13",
        "Percutaneous Image-guided Lumbar Decompression for Lumbar Spinal Stenosis (NCD 150.13)",
        "Centers for Medicare & Medicaid Services",
        url="https://www.cms.gov/medicare-coverage-database/view/ncd.aspx?NCDId=358",
    ),
    source(
        "hhs-pild-guidance",
        "Percutaneous Image-guided Lumbar Decompression for Lumbar Spinal Stenosis",
        "US Department of Health and Human Services",
        url=(
            "https://hhs.gov/guidance/document/percutaneous-image-guided-lumbar-decompression-lumbar-spinal-stenosis-0"
        ),
    ),
    source(
        "lamer-report",
        "Report of a talk by T. Lamer at the American Academy of Pain Medicine",
        "Anesthesia Experts",
        url=(
            "https://anesthesiaexperts.com/uncategorized/minimally-invasive-procedure-treat-lumbar-spinal-stenosis-safe-effective-years"
        ),
        editors_note="Title as published not read.",
    ),
    source(
        "brown-chapter-38",
        "Minimally Invasive Lumbar Decompression (MILD procedure)",
        "Textbook chapter 38, AccessAnesthesiology",
        authors="Brown LL",
        url="https://accessanesthesiology.mhmedical.com/content.aspx?bookid=1158&sectionid=64177695",
    ),
    source(
        "midas-encore-protocol",
        "MiDAS ENCORE: Randomized Controlled Study Design and Protocol",
        "PubMed 26218933",
        pmid="26218933",
    ),
    source(
        "benyamin-2016",
        "MILD® Is an Effective Treatment for Lumbar Spinal Stenosis with Neurogenic Claudication: MiDAS "
        "ENCORE Randomized Controlled Trial",
        "Pain Physician 19(4):229-242",
        authors="Benyamin, Staats and others",
        year=2016,
        pmid="27228511",
    ),
    source(
        "staats-2018",
        "Long-Term Safety and Efficacy of Minimally Invasive Lumbar Decompression Procedure for the "
        "Treatment of Lumbar Spinal Stenosis With Neurogenic Claudication: 2-Year Results of MiDAS ENCORE",
        "Reg Anesth Pain Med 43(7):789-794",
        authors="Staats and others",
        year=2018,
        pmid="30199512",
        doi="10.1097/AAP.0000000000000868",
        note="Reports the MILD group only.",
    ),
    source(
        "deer-motion-one-year",
        (
            "The MOTION Study: A Randomized Controlled Trial with Objective Real-World Outcomes for Lumbar "
            "Spinal Stenosis Patients Treated with the mild Procedure: One-Year Results"
        ),
        "Pain Medicine, issue 4 of 2022, 625-634",
        authors="Deer and others",
        year=2022,
        pmid="35167700",
        doi="10.1093/pm/pnac028",
    ),
    source(
        "deer-2023",
        (
            "The MOTION study: Two-year results of a real-world randomized controlled trial of the mild® "
            "procedure for treatment of lumbar spinal stenosis"
        ),
        "Pain Pract",
        authors="Deer and others",
        year=2023,
        pmid="37661347",
        doi="10.1111/papr.13293",
    ),
    source(
        "costandi-2025",
        (
            "Three-year results of the MOTION randomized controlled trial for treatment of lumbar spinal "
            "stenosis using the percutaneous mild® Procedure"
        ),
        "Interventional Pain Medicine 4:100561",
        authors="Costandi and others",
        year=2025,
        pmid="40161895",
        doi="10.1016/j.inpm.2025.100561",
    ),
    source(
        "pain-pract-2021",
        "The durability of minimally invasive lumbar decompression procedure in patients with symptomatic "
        "lumbar spinal stenosis: Long-term follow-up",
        "Pain Pract",
        year=2021,
        pmid="33942964",
    ),
    source(
        "yuan-2023",
        "Lumbar Spinal Stenosis and Minimally Invasive Lumbar Decompression: A Narrative Review",
        "J Pain Res 16:3707-3724",
        authors="Yuan and Yi",
        year=2023,
        doi="10.2147/JPR.S428112",
    ),
    source(
        "midas-encore-register",
        "MiDAS ENCORE, NCT02093520",
        "ClinicalTrials.gov",
        url="https://clinicaltrials.gov/study/NCT02093520",
        note="Sponsor: Vertos Medical, the maker of the device.",
        editors_note="We read the entry as shown at smartpatients.com.",
    ),
    source(
        "deer-2021",
        (
            "Objective Real-World Outcomes of Patients Suffering from Painful Neurogenic Claudication Treated "
            "with the mild® Procedure: Interim 6-Month Report of a Randomized Controlled Trial"
        ),
        "J Pain Res 14:1687-1697",
        authors="Deer and others",
        year=2021,
        doi="10.2147/JPR.S312573",
    ),
    source(
        "kreiner-2014",
        "The mild® procedure: a systematic review of the current literature",
        "Pain Med 15(2):196-205",
        authors="Kreiner and others",
        year=2014,
        pmid="24308292",
        doi="10.1111/pme.12305",
    ),
    source(
        "safety-2012",
        (
            "Systematic Safety Review and Meta-Analysis of Procedural Experience Using Percutaneous Access to "
            "Treat Symptomatic Lumbar Spinal Stenosis"
        ),
        "Pain Med 13(12)",
        year=2012,
        url="https://academic.oup.com/painmedicine",
        editors_note="The address of the journal; find the article by its title.",
    ),
    source(
        "wiser-delay",
        (
            "Medicare Program; Delayed Implementation of Certain Prior Authorization for Select Services for "
            "the Wasteful and Inappropriate Services Reduction (WISeR) Model"
        ),
        "Federal Register, 91 FR 17282",
        year=2026,
        url="https://www.federalregister.gov/citation/91-FR-17282",
        editors_note="Which services: as reported at bhmpc.com. Check whether the delay still holds.",
    ),
]

EPIDURAL_STEROID_INJECTION = [
    source(
        "cohen-2021",
        "Article on epidural steroid injections",
        "Clin J Pain",
        authors="Cohen and others",
        year=2021,
        doi="10.1097/AJP.0000000000000963",
        editors_note="Title as published not read.",
    ),
    source(
        "bicket-2013",
        "Epidural Injections for Spinal Pain: A Systematic Review and Meta-analysis Evaluating the "
        "“Control” Injections in Randomized Controlled Trials",
        "Anesthesiology 119(4):907",
        authors="Bicket and others",
        year=2013,
        doi="10.1097/ALN.0b013e31829c2ddd",
    ),
    source(
        "friedly-2014",
        "A Randomized Trial of Epidural Glucocorticoid Injections for Spinal Stenosis",
        "N Engl J Med 371:11-21",
        authors="Friedly and others",
        year=2014,
        pmid="24988555",
        doi="10.1056/NEJMoa1313265",
    ),
    source(
        "fda-2014-epidural",
        "FDA Drug Safety Communication: FDA requires label changes to warn of rare but serious neurologic "
        "problems after epidural corticosteroid injections for pain",
        "US Food and Drug Administration",
        year=2014,
        url="https://www.fda.gov/Drugs/DrugSafety/ucm394280.htm",
        editors_note="We read the text as given at healthcentral.com, empr.com and integrative-archives.com.",
    ),
    source(
        "armon-2025",
        (
            "Epidural Steroids for Cervical and Lumbar Radicular Pain and Spinal Stenosis Systematic Review "
            "Summary: Report of the AAN Guidelines Subcommittee"
        ),
        "Neurology 104(5):e213361",
        authors="Armon and others",
        year=2025,
        doi="10.1212/WNL.0000000000213361",
        editors_note="We read the numbers on complications as reported by Conexiant.",
    ),
    source(
        "oliveira-2020",
        "Epidural corticosteroid injections for lumbosacral radicular pain",
        "Cochrane Library CD013577",
        authors="Oliveira and others",
        year=2020,
        doi="10.1002/14651858.CD013577",
    ),
    source(
        "rathmell-2015",
        (
            "Safeguards to prevent neurologic complications after epidural steroid injections: consensus "
            "opinions from a multidisciplinary working group and national organizations"
        ),
        "Anesthesiology 122:974-984",
        authors="Rathmell and others",
        year=2015,
        doi="10.1097/ALN.0000000000000614",
    ),
    source(
        "even-2012",
        "Effects of Epidural Steroid Injections on Blood Glucose Levels in Patients With Diabetes Mellitus",
        "Spine 37(1):E46-E50",
        authors="Even and others",
        year=2012,
        doi="10.1097/BRS.0b013e31821fd21f",
    ),
    source(
        "sis-glucose",
        "FactFinder: Epidural Steroid Injections and Hyperglycemia",
        "Spine Intervention Society",
        url="https://www.spineintervention.org",
        editors_note="The address of the society; we read the opening of the text.",
    ),
    source(
        "friedly-2018",
        "Systemic effects of epidural steroid injections for spinal stenosis",
        "Pain 159(5):876-883",
        authors="Friedly and others",
        year=2018,
        pmid="29394207",
    ),
    source(
        "mandel-2013",
        "A Retrospective Analysis of Vertebral Body Fractures Following Epidural Steroid Injections",
        "J Bone Joint Surg Am 95(11):961-964",
        authors="Mandel and others",
        year=2013,
        doi="10.2106/JBJS.L.00844",
    ),
    source(
        "radcliff-2012",
        (
            "The Impact of Epidural Steroid Injections on the Outcomes of Patients Treated for Lumbar Disc "
            "Herniation: A Subgroup Analysis of the SPORT Trial"
        ),
        "J Bone Joint Surg Am 94(15):1353-1358",
        authors="Radcliff and others",
        year=2012,
        pmid="22739998",
        doi="10.2106/JBJS.K.00341",
    ),
    source(
        "hopkins-epidural",
        "Epidural Steroid Injections",
        "Johns Hopkins, Blaustein Pain Treatment Center, page for patients",
        url="https://www.hopkinsmedicine.org",
        editors_note="The address of the hospital; find the page by its title.",
    ),
    source(
        "medlineplus-epidural",
        "Epidural injections for back pain",
        "MedlinePlus, article 007485",
        url="https://medlineplus.gov/ency/article/007485.htm",
        editors_note="We read the Spanish text.",
    ),
    source(
        "lcd-l33906",
        "Epidural Steroid Injections for Pain Management (LCD L33906)",
        "Centers for Medicare & Medicaid Services",
        url="https://www.cms.gov/medicare-coverage-database/view/lcd.aspx?lcdid=33906",
        editors_note="We read a summary. Open the rule before a real launch.",
    ),
    source(
        "beckers-wiser",
        "Report on the WISeR model of Medicare",
        "Becker’s ASC Review",
        url="https://www.beckersasc.com",
        editors_note="The address of the site; find the report by its subject. Title as published not read.",
    ),
]

RADIOFREQUENCY_ABLATION = [
    source(
        "mccormick-2015",
        "Long-Term Function, Pain and Medication Use Outcomes of Radiofrequency Ablation for Lumbar Facet Syndrome",
        "Int J Anesthetic Anesthesiol 2:028",
        authors="McCormick and others",
        year=2015,
        doi="10.23937/2377-4630/2/2/1028",
    ),
    source(
        "juch-2017",
        "Effect of Radiofrequency Denervation on Pain Intensity Among Patients With Chronic Low Back "
        "Pain: The Mint Randomized Clinical Trials",
        "JAMA 318(1):68-81",
        authors="Juch and others",
        year=2017,
        pmid="28672319",
        doi="10.1001/jama.2017.7918",
    ),
    source(
        "cohen-2020",
        "Consensus practice guidelines on interventions for lumbar facet joint pain from a "
        "multispecialty, international working group",
        "Reg Anesth Pain Med 45:424-467",
        authors="Cohen and others",
        year=2020,
        pmid="32245841",
        doi="10.1136/rapm-2019-101243",
    ),
    source(
        "kornick-2004",
        "Complications of lumbar facet radiofrequency denervation",
        "Spine 29(12):1352-1354",
        authors="Kornick and others",
        year=2004,
        pmid="15187637",
    ),
    source(
        "pmc6543534",
        (
            "Effectiveness of Lumbar Facet Joint Blocks and Predictive Value before Radiofrequency Denervation: "
            "The Facet Treatment Study (FACTS), a Randomized, Controlled Clinical Trial"
        ),
        "Anesthesiology",
        authors="Cohen and others",
        year=2018,
        pmid="29847426",
        doi="10.1097/ALN.0000000000002274",
        url="https://pmc.ncbi.nlm.nih.gov/articles/PMC6543534/",
        editors_note="We read Table 5.",
    ),
    source(
        "spine-health-rfa",
        "Radiofrequency Ablation (RFA) Side Effects and Risks",
        "Spine-health, page for patients",
        url="https://www.spine-health.com",
        editors_note="The address of the site; find the page by its title.",
    ),
    source(
        "sowder-2023",
        (
            "The American Society of Pain and Neuroscience (ASPN) Guidelines for Radiofrequency Ablative "
            "Procedures in Patients with Implanted Devices"
        ),
        "J Pain Res 16:3693-3706",
        authors="Sowder and others",
        year=2023,
        pmid="37942223",
    ),
    source(
        "umms-rfa",
        "Radiofrequency Ablation",
        "University of Maryland Medical Center, page for patients",
        url="https://www.umms.org",
        editors_note="The address of the hospital; find the page by its title. Also Amarillo Spine "
        "Institute.",
    ),
    source(
        "provenzano-2018",
        (
            "Interpreting the MINT Randomized Trials Evaluating Radiofrequency Ablation for Lumbar Facet and "
            "Sacroiliac Joint Pain: A Call From ASRA for Better Education, Study Design, and Performance"
        ),
        "Reg Anesth Pain Med 43(1)",
        authors="Provenzano and others",
        year=2018,
        pmid="29135886",
        editors_note="We read it as reported by a device maker.",
    ),
    source(
        "aomrc-ebi",
        "Injections for nonspecific low back pain without sciatica",
        "Academy of Medical Royal Colleges, England, Evidence-Based Interventions",
        url="https://www.aomrc.org.uk/ebi/clinicians/injections-for-nonspecific-low-back-pain-without-sciatica/",
    ),
    source(
        "nice-qs155",
        "Low back pain and sciatica in over 16s (quality standard QS155), statement 6: Spinal injections",
        "National Institute for Health and Care Excellence, England",
        year=2017,
        url="https://www.nice.org.uk/guidance/qs155/chapter/quality-statement-6-spinal-injections",
    ),
]

SPINAL_CORD_STIMULATION = [
    source(
        "traeger-2023",
        "Spinal cord stimulation for low back pain",
        "Cochrane Library CD014789",
        authors="Traeger and others",
        year=2023,
        pmid="36878313",
        doi="10.1002/14651858.CD014789.pub2",
    ),
    source(
        "statpearls-scs",
        "Spinal Cord Stimulator Implant",
        "StatPearls",
        url="https://statpearls.com/point-of-care/29318",
    ),
    source(
        "falowski",
        "Spinal Cord Stimulation for Practitioners: An Introduction",
        "Text for clinicians",
        authors="Falowski",
        url="https://docslib.org/doc/3574273/spinal-cord-stimulation-for-practitioners-an-introduction",
        editors_note="The link leads to a copy of the text.",
    ),
    source(
        "pmc7004134",
        "Article on trials of spinal cord stimulation",
        "PubMed Central PMC7004134",
        url="https://pmc.ncbi.nlm.nih.gov/articles/PMC7004134/",
        editors_note="Title as published not read.",
    ),
    source(
        "kumar-2007",
        "Spinal cord stimulation versus conventional medical management for neuropathic pain: A "
        "multicentre randomised controlled trial in patients with failed back surgery syndrome",
        "Pain 132:179-188",
        authors="Kumar and others",
        year=2007,
        doi="10.1016/j.pain.2007.07.028",
        editors_note="We read the numbers at physiospot.com, October 15, 2007.",
    ),
    source(
        "baranidharan-2020",
        (
            "Pocket pain, does location matter: a single-centre retrospective study of patients implanted "
            "with a spinal cord stimulator"
        ),
        "Reg Anesth Pain Med 45(11):891",
        authors="Baranidharan and others",
        year=2020,
        url="https://rapm.bmj.com/content/45/11/891",
    ),
    source(
        "pmc4724311",
        "Study of insurance records of 8,326 people with spinal cord stimulation",
        "PubMed Central PMC4724311",
        url="https://pmc.ncbi.nlm.nih.gov/articles/PMC4724311/",
        editors_note="Title as published not read.",
    ),
    source(
        "kumar-2008",
        "Report of the PROCESS trial at 24 months",
        "PubMed 18981888",
        authors="Kumar and others",
        year=2008,
        pmid="18981888",
        note="The trial was paid for by Medtronic, the maker of the device.",
        editors_note="Title as published not read.",
    ),
    source(
        "hara-2022",
        (
            "Effect of Spinal Cord Burst Stimulation vs Placebo Stimulation on Disability in Patients With "
            "Chronic Radicular Pain After Lumbar Spine Surgery"
        ),
        "JAMA 328(15):1506-1514",
        authors="Hara and others",
        year=2022,
        pmid="36255427",
    ),
    source(
        "garg-2023",
        "Complications of Spinal Cord Stimulator Trials and Implants: A Review",
        "Curr Pain Headache Rep 27(12):837-842",
        authors="Garg and Wang",
        year=2023,
        url="https://link.springer.com/journal/11916",
        editors_note="The address of the journal; find the article by its title.",
    ),
    source(
        "west-2023",
        (
            "Incidence of Lead Migration With Loss of Efficacy or Paresthesia Coverage After Spinal Cord "
            "Stimulator Implantation: Systematic Review and Proportional Meta-Analysis of Prospective Studies "
            "and Randomized Clinical Trials"
        ),
        "Neuromodulation 26(5):917-927",
        authors="West and others",
        year=2023,
        pmid="37204361",
        doi="10.1016/j.neurom.2023.03.016",
    ),
    source(
        "mekhail-2011",
        "Retrospective review of 707 cases of spinal cord stimulation: indications and complications",
        "Pain Pract 11(2):148-153",
        authors="Mekhail and others",
        year=2011,
        doi="10.1111/j.1533-2500.2010.00407.x",
        editors_note="We read the numbers as given by Spine-health.",
    ),
    source(
        "gatzinsky-2024",
        (
            "Long-term explantation risk in patients with chronic pain treated with spinal cord or dorsal "
            "root ganglion stimulation"
        ),
        "Reg Anesth Pain Med",
        authors="Gatzinsky and others",
        year=2024,
        doi="10.1136/rapm-2024-105719",
        editors_note="We read the abstract. Look whether the DOI leads to it.",
    ),
    source(
        "fda-2020-scs",
        (
            "Conduct a Trial Stimulation Period Before Implanting a Spinal Cord Stimulator (SCS) - Letter to "
            "Health Care Providers"
        ),
        "US Food and Drug Administration",
        year=2020,
        url=(
            "https://www.fda.gov/medical-devices/letters-health-care-providers/conduct-trial-stimulation-period-implanting-spinal-cord-stimulator-scs-letter-health-care-providers"
        ),
        editors_note="We read copies, and medicalbag.com for the length of the trial.",
    ),
    source(
        "pmc10391586",
        "Letter on the Cochrane review of spinal cord stimulation",
        "PubMed Central PMC10391586",
        url="https://pmc.ncbi.nlm.nih.gov/articles/PMC10391586/",
        editors_note="We read the opening. Title as published not read.",
    ),
    source(
        "lake-norman-scs",
        "Trial Spinal Cord Stimulator Discharge Instructions",
        "Lake Norman Anesthesia, page for patients",
        url="https://lakenormananesthesia.com",
        editors_note="The address of the practice; find the page by its title.",
    ),
    source(
        "uva-scs",
        "Spinal Cord Stimulator Implant (handout 14128)",
        "University of Virginia Health System",
        url="https://uvahealth.com",
        editors_note="The address of the hospital; find the handout by its number.",
    ),
    source(
        "uw-scs",
        "Handout on life with a spinal cord stimulator (6971)",
        "UW Health",
        url="https://www.uwhealth.org",
        editors_note="The address of the hospital; find the handout by its number. Title as published not read.",
    ),
    source(
        "northern-care-scs",
        "Getting going after your spinal cord stimulator surgery",
        "Northern Care Alliance NHS",
        url="https://www.northerncarealliance.nhs.uk",
        editors_note="The address of the hospital; find the leaflet by its title.",
    ),
]

SACROILIAC_JOINT = [
    source(
        "chuang-2019",
        "Diagnosis and interventional pain management options for sacroiliac joint pain",
        "Tzu Chi Med J 31(4)",
        authors="Chuang and others",
        year=2019,
        url="https://pmc.ncbi.nlm.nih.gov/articles/PMC6905244/",
    ),
    source(
        "simopoulos-2012",
        "A systematic evaluation of prevalence and diagnostic accuracy of sacroiliac joint interventions",
        "Pain Physician 15:E305-344",
        authors="Simopoulos and others",
        year=2012,
        pmid="22622915",
    ),
    source(
        "szadek-2009",
        "Diagnostic Validity of Criteria for Sacroiliac Joint Pain: A Systematic Review",
        "J Pain 10(4):354-368",
        authors="Szadek and others",
        year=2009,
        doi="10.1016/j.jpain.2008.09.014",
    ),
    source(
        "scholten-2015",
        "Short-Term Efficacy of Sacroiliac Joint Corticosteroid Injection Based on Arthrographic Contrast "
        "Patterns",
        "PM&R 7:385-391",
        authors="Scholten and others",
        year=2015,
        pmid="25452127",
    ),
    source(
        "sahin",
        "Series of 46 people who had sacroiliac joint injections",
        "Archives of Rheumatology",
        authors="Şahin and others",
        url="https://archivesofrheumatology.org/full-text/468",
        note="There was no comparison group.",
        editors_note="Title as published not read.",
    ),
    source(
        "prather-2020",
        "Nonoperative Treatment Options for Patients With Sacroiliac Joint Pain",
        "Int J Spine Surg 14(s1):S35",
        authors="Prather and others",
        year=2020,
        url="https://www.ijssurgery.com/content/14/s1/S35",
    ),
    source(
        "pmc6603830",
        (
            "A Randomized Controlled Trial of Fluoroscopically-Guided Sacroiliac Joint Injections: A Comparison "
            "of the Posteroanterior and Classical Oblique Techniques"
        ),
        "PubMed Central PMC6603830",
        url="https://pmc.ncbi.nlm.nih.gov/articles/PMC6603830/",
    ),
    source(
        "plastaras-2012",
        "Adverse Events Associated With Fluoroscopically Guided Sacroiliac Joint Injections",
        "PM&R 4(7):473-478",
        authors="Plastaras and others",
        year=2012,
        url="https://onlinelibrary.wiley.com/journal/19341563",
        editors_note="The address of the journal; find the article by its title.",
    ),
    source(
        "hansen-2012",
        "A systematic evaluation of the therapeutic effectiveness of sacroiliac joint interventions",
        "Pain Physician",
        year=2012,
        pmid="22622913",
    ),
    source(
        "si-blind-2003",
        "Is fluoroscopy necessary for sacroiliac joint injections?",
        "Pain Physician 6(2):155-158",
        year=2003,
        pmid="16883374",
    ),
    source(
        "chou-2021",
        "Interventional Treatments for Acute and Chronic Pain: Systematic Review",
        "Agency for Healthcare Research and Quality, Comparative Effectiveness Review 247",
        authors="Chou and others",
        year=2021,
        url="https://effectivehealthcare.ahrq.gov",
        editors_note="We read the main points of the draft report.",
    ),
]

BASIVERTEBRAL_NERVE_ABLATION = [
    source(
        "smuck-2021",
        "Prospective, randomized, multicenter study of intraosseous basivertebral nerve ablation for the "
        "treatment of chronic low back pain: 12-month results",
        "Reg Anesth Pain Med",
        authors="Smuck and others",
        year=2021,
        doi="10.1136/rapm-2020-102259",
        note="Open-label trial: people knew which treatment they had.",
    ),
    source(
        "intracept-psu",
        (
            "A prospective, randomized, multicenter study of intraosseous basivertebral nerve ablation for "
            "the treatment of chronic low back pain"
        ),
        "Record of the study at pure.psu.edu",
        authors="INTRACEPT Trial Investigators",
        url=(
            "https://pure.psu.edu/en/publications/a-prospective-randomized-multicenter-study-of-intraosseous-basive"
        ),
    ),
    source(
        "truumees-2019",
        (
            "A prospective, open-label, single-arm, multi-center study of intraosseous basivertebral nerve "
            "ablation for the treatment of chronic low back pain"
        ),
        "Eur Spine J 28(7)",
        authors="Truumees and others",
        year=2019,
        doi="10.1007/s00586-019-05995-2",
    ),
    source(
        "fischgrund-2019",
        (
            "Intraosseous Basivertebral Nerve Ablation for the Treatment of Chronic Low Back Pain: 2-Year "
            "Results From a Prospective Randomized Double-Blind Sham-Controlled Multicenter Study"
        ),
        "Int J Spine Surg 13(2):110-119",
        authors="Fischgrund and others",
        year=2019,
        doi="10.14444/6015",
    ),
    source(
        "fischgrund-2020",
        (
            "Long-term outcomes following basivertebral nerve ablation for the treatment of chronic low back pain: "
            "5-year treatment arm results from a prospective randomized double-blind sham-controlled "
            "multi-center study"
        ),
        "Eur Spine J",
        authors="Fischgrund and others",
        year=2020,
        pmid="32451777",
        note="There was no comparison group by then.",
    ),
    source(
        "isass-2022",
        "ISASS Policy Statement 2022: Literature Review of Intraosseous Basivertebral Nerve Ablation",
        "International Society for the Advancement of Spine Surgery, Int J Spine Surg 16(6):1084",
        authors="Lorio and others",
        year=2022,
        url="https://www.ijssurgery.com/content/16/6/1084",
    ),
    source(
        "smart-register",
        "SMART trial, NCT01446419",
        "ClinicalTrials.gov",
        url="https://clinicaltrials.gov/study/NCT01446419",
        note="Responsible: Relievant Medsystems, the maker of the device.",
        editors_note="We read a part of the entry. Look whether the address leads to it.",
    ),
    source(
        "relievant-smart",
        "SMART Trial",
        "Relievant, the maker of the device",
        url="https://www.relievant.com",
    ),
    source(
        "bvn-fracture-2025",
        (
            "Rates of lumbar vertebral body compression fracture after basivertebral nerve ablation: A "
            "retrospective study utilizing a large national database"
        ),
        "Interventional Pain Medicine 4(4):100654",
        year=2025,
        doi="10.1016/j.inpm.2025.100654",
        editors_note="We read the abstract. Look whether the DOI leads to it.",
    ),
    source(
        "fda-k153272",
        "510(k) record K153272",
        "US Food and Drug Administration",
        year=2016,
        url="https://www.accessdata.fda.gov/scripts/cdrh/cfdocs/cfpmn/pmn.cfm?ID=K153272",
        editors_note="We read a part of the record. Look whether the address leads to it.",
    ),
]

ALL_PROCEDURES = [
    source(
        "busse-2025",
        (
            "Commonly used interventional procedures for non-cancer chronic spine pain: a clinical "
            "practice guideline"
        ),
        "BMJ 388:e079970",
        authors="Busse and others",
        year=2025,
        doi="10.1136/bmj-2024-079970",
        editors_note="We read the numbers on harm as summarized at hcn.health.",
    ),
    source(
        "ausdoc-2025",
        (
            "34 medical groups demand BMJ retract ‘irresponsible’ and ‘misleading’ guideline on chronic "
            "spine pain"
        ),
        "AusDoc",
        year=2025,
        url="https://www.ausdoc.com.au",
        editors_note="The address of the site; find the report by its title. Title as published not read.",
    ),
    source(
        "goodman-2008",
        "Complications and pitfalls of lumbar interlaminar and transforaminal epidural injections",
        "Curr Rev Musculoskelet Med 1:212-222",
        authors="Goodman and others",
        year=2008,
        pmid="19468908",
    ),
    source(
        "asra-2019",
        "Updates to the ASRA Guidelines for Interventional Pain Procedures",
        "ASRA News, August 27, 2019",
        authors="Wickboldt and Guirguis",
        year=2019,
        url="https://www.asra.com",
        editors_note="The address of the society; find the text by its title.",
    ),
    source(
        "uih-after",
        "After Your Procedure",
        "University of Illinois Hospital, Pain Management",
        url="https://hospital.uillinois.edu",
        editors_note="The address of the hospital; find the page by its title.",
    ),
    source(
        "medlineplus-blood-thinners",
        "Blood Thinners",
        "MedlinePlus",
        url="https://medlineplus.gov/bloodthinners.html",
        editors_note="We read the summary in a copy. Look whether the address leads to it.",
    ),
    source(
        "medlineplus-anesthesia",
        "Anesthesia",
        "MedlinePlus",
        url="https://medlineplus.gov/anesthesia.html",
        editors_note="We read the summary in a copy. Look whether the address leads to it.",
    ),
]

OPIOID_PAIN_MEDICINE = [
    source(
        "cdc-2022-opioids",
        "CDC Clinical Practice Guideline for Prescribing Opioids for Pain — United States, 2022",
        "Centers for Disease Control and Prevention, MMWR Recomm Rep 71(3)",
        year=2022,
        doi="10.15585/mmwr.rr7103a1",
        editors_note="We read extracts, and the side effects in a CDC text for patients. Check them in the guideline.",
    ),
    source(
        "cdc-opioid-principles",
        "Recommendations and principles of the 2022 guideline",
        "Centers for Disease Control and Prevention",
        url="https://cdc.gov/overdose-prevention/hcp/clinical-guidance/recommendations-and-principles.html",
    ),
    source(
        "krebs-2018",
        "Effect of Opioid vs Nonopioid Medications on Pain-Related Function in Patients With Chronic Back "
        "Pain or Hip or Knee Osteoarthritis Pain: The SPACE Randomized Clinical Trial",
        "JAMA 319(9):872-882",
        authors="Krebs and others",
        year=2018,
        pmid="29509867",
        doi="10.1001/jama.2018.0899",
    ),
    source(
        "drugs-com-opioids",
        "Opioid safety",
        "Drugs.com",
        url="https://drugs.com/cg/opioid-safety.html",
    ),
    source(
        "commonspirit-opioids",
        "Opioids",
        "CommonSpirit, page for patients",
        url="https://commonspirit.org/conditions-treatments/opioids",
    ),
    source(
        "fda-opioid-disposal",
        "Disposal of Unused Medicines: What You Should Know",
        "US Food and Drug Administration",
        url="https://www.fda.gov",
        editors_note="The address of the agency; find the page by its title.",
    ),
]

EXERCISE_WITH_ARTHRITIS = [
    source(
        "cdc-arthritis",
        "Arthritis: prevention and physical activity",
        "Centers for Disease Control and Prevention",
        url="https://cdc.gov/arthritis/prevention",
    ),
    source(
        "cdc-smart",
        "How Do I Exercise Safely with Arthritis?",
        "Centers for Disease Control and Prevention",
        url="https://cdc.gov/arthritis/prevention",
        editors_note="We read the text in copies. The address of the subject; find the page by its title.",
    ),
    source(
        "acr-2019",
        "2019 American College of Rheumatology/Arthritis Foundation Guideline for the Management of "
        "Osteoarthritis of the Hand, Hip, and Knee",
        "American College of Rheumatology and Arthritis Foundation",
        year=2019,
        pmid="31908149",
        doi="10.1002/acr.24131",
        editors_note="We read the list of recommendations at mcknights.com.",
    ),
    source(
        "cdc-arthritis-activity",
        "Physical activity helps arthritis",
        "Centers for Disease Control and Prevention",
        url="https://cdc.gov/arthritis/communications/features/physical-activity-helps-arthritis.htm",
    ),
]

NECK_PAIN = [
    source(
        "gait-posture-neck",
        (
            "Immediate effects of real-time postural biofeedback on spinal posture, muscle activity, and "
            "perceived pain severity in adults with neck pain"
        ),
        "Gait & Posture 67:187-193",
        authors="Kuo and others",
        year=2019,
        doi="10.1016/j.gaitpost.2018.10.021",
        editors_note="We read its opening, on why necks hurt, at medworm.com, item 609886459.",
    ),
    source(
        "mayo-neck-pain",
        "Neck pain: prevention",
        "Mayo Clinic text at mymlc.com",
        url="https://mymlc.com/health-information/diseases-and-conditions/n/neck-pain2?section=Prevention",
    ),
    source(
        "nhs-scotland-neck-pain",
        "Leaflet on mechanical neck pain",
        "NHS Scotland",
        url=(
            "https://rightdecisions.scot.nhs.uk/patient-information-leaflets/primary-community-services/physiotherapy/mechanical-neck-pain"
        ),
        editors_note="Title as published not read.",
    ),
    source(
        "unitedhealthkent-neck-pain",
        "Neck pain: leaflet for patients",
        "unitedhealthkent.com",
        url="https://unitedhealthkent.com/2011/10/neck-pain",
        editors_note="Title as published not read.",
    ),
    source(
        "ketoty-neck-pain",
        "How to ease and prevent neck pain",
        "ketoty.com, leaflet for patients",
        url="https://ketoty.com/how-to-ease-and-prevent-neck-pain",
    ),
    source(
        "sterling-2019",
        "Best Evidence Rehabilitation for Chronic Pain Part 4: Neck Pain",
        "J Clin Med 8:1219",
        authors="Sterling and others",
        year=2019,
        pmid="31443149",
        doi="10.3390/jcm8081219",
    ),
    source(
        "blanpied-2017",
        "Neck Pain: Revision 2017",
        "J Orthop Sports Phys Ther 47(7):A1-A83",
        authors="Blanpied and others",
        year=2017,
        doi="10.2519/jospt.2017.0302",
    ),
]

SITE_NOTICES = [
    source(
        "hollandhart-2025",
        "Update Your HIPAA Notice of Privacy Practices by February 16, 2026",
        "Holland & Hart, note of December 29, 2025",
        year=2025,
        url="https://www.hollandhart.com/update-your-hipaa-notice-of-privacy-practices-by-february-16-2026",
    ),
    source(
        "cfr-45-149-610",
        "Good-faith estimates",
        "Code of Federal Regulations, 45 CFR 149.610",
        url="https://www.ecfr.gov/current/title-45/section-149.610",
        editors_note="We read the rule on display in the standard notice of HHS. Title as published not read.",
    ),
    source(
        "cfr-45-92-10",
        "Notice of nondiscrimination",
        "Code of Federal Regulations, 45 CFR 92.10",
        url="https://www.ecfr.gov/current/title-45/part-92",
        editors_note=(
            "We read the title, and the date in a note at certifiedlanguages.com. Check the text, and whether it still "
            "holds, before a real launch."
        ),
    ),
    source(
        "fr-2026-web-access",
        (
            "Extension of Compliance Dates for Nondiscrimination on the Basis of Disability; Accessibility of Web "
            "Content and Mobile Applications of Recipients of Departmental Financial Assistance"
        ),
        "Federal Register, 91 FR 25496",
        year=2026,
        url="https://www.govinfo.gov/content/pkg/FR-2026-05-11/html/2026-09266.htm",
        note="Published May 11, 2026.",
    ),
]

WARNING_SIGNS = [
    source(
        "ahcpr-low-back",
        "Acute Low Back Problems in Adults: Assessment and Treatment",
        "Agency for Health Care Policy and Research, Quick Reference Guide for Clinicians",
        url="https://www.ncbi.nlm.nih.gov/books/NBK52120/",
        editors_note="We read Table 1. Look whether the address leads to it.",
    ),
    source(
        "medlineplus-stroke",
        "Stroke",
        "MedlinePlus, National Library of Medicine",
        url="https://medlineplus.gov/stroke.html",
        editors_note="We read the summary in a copy. Look whether the address leads to it.",
    ),
    source(
        "medlineplus-heart-attack",
        "Heart Attack",
        "MedlinePlus, National Library of Medicine",
        url="https://medlineplus.gov/heartattack.html",
        editors_note="We read the summary in a copy. Look whether the address leads to it.",
    ),
    source(
        "medlineplus-anaphylaxis",
        "Anaphylaxis",
        "MedlinePlus, National Library of Medicine",
        url="https://medlineplus.gov/anaphylaxis.html",
        editors_note="We read the summary in a copy. Look whether the address leads to it.",
    ),
]

SOURCES = [
    *LUMBAR_SPINAL_STENOSIS,
    *MILD,
    *EPIDURAL_STEROID_INJECTION,
    *RADIOFREQUENCY_ABLATION,
    *SPINAL_CORD_STIMULATION,
    *SACROILIAC_JOINT,
    *BASIVERTEBRAL_NERVE_ABLATION,
    *ALL_PROCEDURES,
    *OPIOID_PAIN_MEDICINE,
    *EXERCISE_WITH_ARTHRITIS,
    *NECK_PAIN,
    *SITE_NOTICES,
    *WARNING_SIGNS,
]

SOURCES += [
    source(
        "healthify-sciatica",
        "Sciatica",
        "Healthify, New Zealand",
        url="https://healthify.nz",
        editors_note="The address of the site; find the page by its title.",
    ),
    source(
        "nhs-111-wales-neck",
        "Cervical spondylosis",
        "NHS 111 Wales",
        url="https://111.wales.nhs.uk",
        editors_note="The address of the site; find the page by its title.",
    ),
    source(
        "midlands-neck-pain",
        "Neck Pain",
        "Midlands Partnership NHS Foundation Trust",
        url="https://www.mpft.nhs.uk",
        editors_note="The address of the trust; find the page by its title.",
    ),
    source(
        "royal-free-myelopathy",
        "Degenerative cervical myelopathy",
        "Royal Free London NHS Foundation Trust",
        url="https://www.royalfree.nhs.uk",
        editors_note="The address of the hospital; find the leaflet by its title.",
    ),
    source(
        "medlineplus-spinal-stenosis",
        "Spinal Stenosis",
        "MedlinePlus, National Library of Medicine",
        url="https://medlineplus.gov/spinalstenosis.html",
        editors_note="We read the summary in a copy. Look whether the address leads to it.",
    ),
    source(
        "medlineplus-herniated-disk",
        "Herniated Disk",
        "MedlinePlus, National Library of Medicine",
        url="https://medlineplus.gov/herniateddisk.html",
        editors_note="We read the summary in a copy. Look whether the address leads to it.",
    ),
    source(
        "medlineplus-back-pain",
        "Back Pain",
        "MedlinePlus, National Library of Medicine",
        url="https://medlineplus.gov/backpain.html",
        editors_note="We read the summary in a copy. Look whether the address leads to it.",
    ),
    source(
        "medlineplus-safe-opioid-use",
        "Safe Opioid Use",
        "MedlinePlus, National Library of Medicine",
        url="https://medlineplus.gov/safeopioiduse.html",
        editors_note="We read the summary in a copy. Look whether the address leads to it.",
    ),
    source(
        "medlineplus-opioid-overdose",
        "Opioid Overdose",
        "MedlinePlus, National Library of Medicine",
        url="https://medlineplus.gov/opioidoverdose.html",
        editors_note="We read the summary in a copy. Look whether the address leads to it.",
    ),
    source(
        "fda-2019-opioids",
        (
            "FDA identifies harm reported from sudden discontinuation of opioid pain medicines and requires "
            "label changes to guide prescribers on gradual, individualized tapering"
        ),
        "US Food and Drug Administration, April 9, 2019",
        url=(
            "https://www.fda.gov/drugs/drug-safety-and-availability/fda-identifies-harm-reported-sudden-discontinuation-opioid-pain-medicines-and-requires-label-changes"
        ),
        editors_note="We read a part of the text. Look whether the address leads to it.",
    ),
    source(
        "fda-2015-nsaids",
        (
            "FDA Drug Safety Communication: FDA strengthens warning that non-aspirin nonsteroidal "
            "anti-inflammatory drugs (NSAIDs) can cause heart attacks or strokes"
        ),
        "US Food and Drug Administration, July 9, 2015",
        url=(
            "https://www.fda.gov/drugs/drug-safety-and-availability/fda-drug-safety-communication-fda-strengthens-warning-non-aspirin-nonsteroidal-anti-inflammatory"
        ),
        editors_note="We read the text as reproduced at rnceus.com. Look whether the address leads to it.",
    ),
    source(
        "swedish-pain-relief",
        "Pain Relief Medications",
        "Swedish Hospital health library (EBSCO)",
        url="https://www.swedish.org",
        editors_note="The address of the hospital; find the text by its title.",
    ),
    source(
        "florida-hospital-nsaids",
        "Side Effects of NSAIDs",
        "Florida Hospital",
        url="https://www.floridahospital.com",
        editors_note="The address of the hospital; find the text by its title.",
    ),
    source(
        "wang-2020",
        (
            "The incidence of regression after the non-surgical treatment of symptomatic lumbar disc "
            "herniation: a systematic review and meta-analysis"
        ),
        "BMC Musculoskelet Disord 21:530",
        authors="Wang and others",
        year=2020,
        pmid="32778091",
    ),
    source(
        "nass-stenosis",
        "Diagnosis and Treatment of Degenerative Lumbar Spinal Stenosis",
        "North American Spine Society",
        year=2011,
        url="https://www.spine.org",
        editors_note=(
            "We read the statements as listed by Guideline Central, 9909. The address of the society; find the "
            "guideline by its title."
        ),
    ),
    source(
        "cms-cag-00433r",
        "Percutaneous Image-guided Lumbar Decompression for Lumbar Spinal Stenosis, CAG-00433R, decision memo",
        "Centers for Medicare & Medicaid Services, December 7, 2016",
        url="https://www.cms.gov/medicare-coverage-database/",
        editors_note="The address of the database; find the memo by its number.",
    ),
    source(
        "medicare-research-studies",
        "Clinical research studies",
        "Medicare.gov",
        url="https://www.medicare.gov/coverage/clinical-research-studies",
        editors_note="We read a copy of 2017. Open the current page before a real launch.",
    ),
    source(
        "cms-good-faith",
        "Sin seguro (page in Spanish on care without insurance)",
        "Centers for Medicare & Medicaid Services",
        url="https://www.cms.gov/derechos-facturas-medicas/conozca-sus-derechos/sin-seguro",
        editors_note="We read the page in Spanish. Look for its English twin. Title as published not read.",
    ),
    source(
        "fr-2021-good-faith",
        "Requirements Related to Surprise Billing; Part II",
        "Federal Register, 86 FR 56136, October 7, 2021",
        url="https://www.federalregister.gov/citation/86-FR-56136",
        editors_note="We read the page with § 149.610(b)(1)(vi). Look whether the address leads to it.",
    ),
    source(
        "cassidy-cote",
        "Is It Time for a Population Health Approach to Neck Pain?",
        "J Manipulative Physiol Ther",
        authors="Cassidy and Côté",
        url="https://www.jmptonline.org",
        editors_note="The address of the journal; find the article by its title.",
    ),
    source(
        "fischgrund-2018",
        (
            "Intraosseous basivertebral nerve ablation for the treatment of chronic low back pain: a "
            "prospective randomized double-blind sham-controlled multi-center study"
        ),
        "Eur Spine J",
        authors="Fischgrund and others",
        year=2018,
        doi="10.1007/s00586-018-5496-1",
    ),
    source(
        "rural-spine",
        "Sacroiliac Joint Steroid Injection",
        "Rural Spine",
        url="https://www.ruralspine.com",
        editors_note="The address of the site; find the page by its title.",
    ),
    source(
        "brown-2012",
        (
            "A double-blind, randomized, prospective study of epidural steroid injection vs. the mild® procedure in "
            "patients with symptomatic lumbar spinal stenosis"
        ),
        "Pain Pract 12(5):333-341",
        authors="Brown",
        year=2012,
        pmid="22272730",
    ),
]
