"""The sources the demo text cites. Where a title is not known, a plain description stands for it."""


def source(key, title, published_in, authors="", year=None, pmid="", doi="", url="", note=""):
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
    }


LUMBAR_SPINAL_STENOSIS = [
    source(
        "pmc7101167",
        "Review of lumbar spinal stenosis",
        "PubMed Central PMC7101167",
        url="https://pmc.ncbi.nlm.nih.gov/articles/PMC7101167/",
    ),
    source(
        "katz-2022",
        "Article on how lumbar spinal stenosis is found and treated",
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
        "Study of narrow canals on scans in the Framingham sample",
        "Spine J",
        authors="Kalichman and others",
        year=2009,
        doi="10.1016/j.spinee.2009.03.005",
        url="https://amj.amegroups.org/article/view/3837",
        note="We read the numbers as summarized by the page this links to.",
    ),
    source(
        "clinicalgate",
        "Lumbar spinal stenosis",
        "clinicalgate.com, chapter 50",
        url="https://clinicalgate.com/50-lumbar-spinal-stenosis",
    ),
    source(
        "physiopedia",
        "Lumbar spinal stenosis: list of warning signs",
        "Physiopedia",
        url="https://physio-pedia.com/Lumbar_Spinal_Stenosis",
    ),
]

MILD = [
    source(
        "cms-ncd-150-13",
        "National Coverage Determination 150.13",
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
        "payerpolicy",
        "Tracker of changes to coverage policies",
        "payerpolicy.org",
        url=(
            "https://payerpolicy.org/updates/cms/cms-ncd-358-percutaneous-image-guided-lumbar-decompression-for-coverage-update"
        ),
        note="A secondary source. The policy itself is at cms.gov.",
    ),
    source(
        "lamer-report",
        "Report of a talk by T. Lamer at the American Academy of Pain Medicine",
        "Anesthesia Experts",
        url=(
            "https://anesthesiaexperts.com/uncategorized/minimally-invasive-procedure-treat-lumbar-spinal-stenosis-safe-effective-years"
        ),
    ),
    source(
        "brown-chapter-38",
        "Minimally Invasive Lumbar Decompression",
        "Textbook chapter 38, AccessAnesthesiology",
        authors="Brown LL",
        url="https://accessanesthesiology.mhmedical.com/content.aspx?bookid=1158&sectionid=64177695",
    ),
    source("midas-encore-protocol", "Plan of the MiDAS ENCORE trial", "Trial protocol", pmid="26218933"),
    source(
        "benyamin-2016",
        "The MiDAS ENCORE trial: MILD and epidural steroid injections in 302 people on Medicare",
        "Pain Physician 19(4):229-242",
        authors="Benyamin, Staats and others",
        year=2016,
        pmid="27228511",
    ),
    source(
        "staats-2018",
        "The MiDAS ENCORE trial: the MILD group at two years",
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
        "The MOTION Study: two-year results",
        "Pain Pract",
        authors="Deer and others",
        year=2023,
        pmid="37661347",
        doi="10.1111/papr.13293",
    ),
    source(
        "costandi-2025",
        "The MOTION Study: three-year results",
        "Interventional Pain Medicine",
        authors="Costandi and others",
        year=2025,
        doi="10.1016/j.inpm.2025.100561",
    ),
    source(
        "pain-pract-2021",
        "A look back at 75 people who had MILD at one hospital",
        "Pain Pract",
        year=2021,
        pmid="33942964",
    ),
    source(
        "yuan-2023",
        "Review of minimally invasive lumbar decompression",
        "J Pain Res 16:3707-3724",
        authors="Yuan and Yi",
        year=2023,
        doi="10.2147/JPR.S428112",
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
    ),
    source(
        "bicket-2013",
        "Study of epidural injections with and without steroid",
        "Anesthesiology 119(4):907",
        authors="Bicket and others",
        year=2013,
        doi="10.1097/ALN.0b013e31829c2ddd",
    ),
    source(
        "friedly-2014",
        "Trial of epidural steroid injections for spinal stenosis in 400 people",
        "N Engl J Med 371:11-21",
        authors="Friedly and others",
        year=2014,
        pmid="24988555",
        doi="10.1056/NEJMoa1313265",
    ),
    source(
        "fda-2014-epidural",
        "Drug Safety Communication of April 23, 2014",
        "US Food and Drug Administration",
        year=2014,
        url="https://www.fda.gov/Drugs/DrugSafety/ucm394280.htm",
        note="We read the text as given at healthcentral.com, empr.com and integrative-archives.com.",
    ),
]

RADIOFREQUENCY_ABLATION = [
    source(
        "mccormick-2015",
        "Article on radiofrequency ablation of the facet joint nerves",
        "Int J Anesthetic Anesthesiol 2:028",
        authors="McCormick and others",
        year=2015,
        doi="10.23937/2377-4630/2/2/1028",
    ),
    source(
        "juch-2017",
        "Three Dutch trials that added radiofrequency ablation to exercise",
        "JAMA 318(1):68-81",
        authors="Juch and others",
        year=2017,
        pmid="28672319",
        doi="10.1001/jama.2017.7918",
    ),
    source(
        "cohen-2020",
        "Guideline on facet joint pain from many pain societies",
        "Reg Anesth Pain Med 45:424-467",
        authors="Cohen and others",
        year=2020,
        pmid="32245841",
        doi="10.1136/rapm-2019-101243",
    ),
]

SPINAL_CORD_STIMULATION = [
    source(
        "traeger-2023",
        "Cochrane review of spinal cord stimulation for low back pain",
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
        note="The link leads to a copy of the text.",
    ),
    source(
        "pmc7004134",
        "Article on trials of spinal cord stimulation",
        "PubMed Central PMC7004134",
        url="https://pmc.ncbi.nlm.nih.gov/articles/PMC7004134/",
    ),
    source(
        "kumar-2007",
        "The PROCESS trial of stimulation after failed back surgery",
        "Pain 132:179-188",
        authors="Kumar and others",
        year=2007,
        doi="10.1016/j.pain.2007.07.028",
        note="We read the numbers at physiospot.com, October 15, 2007.",
    ),
    source(
        "elsaban-2023",
        "Physical functioning following spinal cord stimulation: a systematic review and meta-analysis",
        "Reg Anesth Pain Med 48(6):302-311",
        authors="ElSaban and others",
        year=2023,
        pmid="37080578",
        doi="10.1136/rapm-2022-104295",
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
    ),
]

SACROILIAC_JOINT = [
    source(
        "chuang-2019",
        "Article on sacroiliac joint pain",
        "Tzu Chi Med J 31(4), PMC6905244",
        authors="Chuang and others",
        year=2019,
        url="https://pmc.ncbi.nlm.nih.gov/articles/PMC6905244/",
    ),
    source(
        "simopoulos-2012",
        "Review of sacroiliac joint pain",
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
        "Article on guided injection of the sacroiliac joint",
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
        "Trial of two needle paths to the sacroiliac joint in 30 people",
        "PubMed Central PMC6603830",
        url="https://pmc.ncbi.nlm.nih.gov/articles/PMC6603830/",
    ),
]

BASIVERTEBRAL_NERVE_ABLATION = [
    source(
        "smuck-2021",
        "The INTRACEPT trial: results at 3 and 12 months",
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
        "Basivertebral nerve ablation: five-year follow-up of 100 people",
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
]

OPIOID_PAIN_MEDICINE = [
    source(
        "cdc-2022-opioids",
        "Guideline on prescribing opioids for pain",
        "Centers for Disease Control and Prevention, MMWR Recomm Rep 71(3)",
        year=2022,
        doi="10.15585/mmwr.rr7103a1",
    ),
    source(
        "cdc-opioid-principles",
        "Recommendations and principles of the 2022 guideline",
        "Centers for Disease Control and Prevention",
        url="https://cdc.gov/overdose-prevention/hcp/clinical-guidance/recommendations-and-principles.html",
    ),
    source(
        "krebs-2018",
        "The SPACE trial: opioids and other medicine for back, hip or knee pain in 240 people",
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
        "cdc-opioid-patients",
        "Patient text on opioids",
        "Centers for Disease Control and Prevention",
        url=(
            "https://www.universityhealthsystem.com/pediatrics/sitecore/content/universityhealthsystem,-d-,com/services/pharmacy/prescription-drug-abuse"
        ),
        note="We read the text as reproduced at universityhealthsystem.com.",
    ),
    source(
        "commonspirit-opioids",
        "Opioids",
        "CommonSpirit, page for patients",
        url="https://commonspirit.org/conditions-treatments/opioids",
    ),
    source(
        "fda-opioid-disposal",
        "Advice on getting rid of leftover opioids",
        "US Food and Drug Administration",
        url="https://commonspirit.org/conditions-treatments/opioids",
        note="We read the advice as given at commonspirit.org.",
    ),
    source(
        "meded101",
        "Highlights From The 2022 CDC Opioid Guidelines",
        "meded101.com",
        url="https://www.meded101.com/highlights-from-the-2022-cdc-opioid-guidelines/",
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
        "cdc-arthritis-staying-active",
        "Arthritis: staying active",
        "Centers for Disease Control and Prevention",
        url="https://goodvaluerx.com/exercise/arthritis-staying-active",
        note="The link leads to a copy of the text.",
    ),
    source(
        "cdc-smart",
        "The SMART memory aid for activity with arthritis",
        "Centers for Disease Control and Prevention",
        url=(
            "https://www.starspost.com/arthritis-pain-reduction-the-smart-way-to-move-your-body-to-ease-sore-joints/"
        ),
        note="We read the text as quoted at starspost.com.",
    ),
    source(
        "acr-2019",
        "Guideline on osteoarthritis",
        "American College of Rheumatology and Arthritis Foundation",
        year=2019,
        pmid="31908149",
        doi="10.1002/acr.24131",
        note="We read the list of recommendations at mcknights.com.",
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
        note="We read its opening, on why necks hurt, at medworm.com, item 609886459.",
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
    ),
    source(
        "unitedhealthkent-neck-pain",
        "Neck pain: leaflet for patients",
        "unitedhealthkent.com",
        url="https://unitedhealthkent.com/2011/10/neck-pain",
    ),
    source(
        "ketoty-neck-pain",
        "How to ease and prevent neck pain",
        "ketoty.com, leaflet for patients",
        url="https://ketoty.com/how-to-ease-and-prevent-neck-pain",
    ),
    source(
        "sterling-2019",
        "Article on exercise for neck pain",
        "J Clin Med 8:1219",
        authors="Sterling and others",
        year=2019,
        pmid="31443149",
        doi="10.3390/jcm8081219",
    ),
    source(
        "blanpied-2017",
        "US physical therapy guideline for neck pain",
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
        "hhs-good-faith-estimate",
        "Standard notice on good-faith estimates",
        "US Department of Health and Human Services",
        url="https://www.griefcenterswco.org/forms.html",
        note="The link leads to a copy of the text. We read the one at twinsighttherapy.com.",
    ),
    source(
        "cfr-45-149-610",
        "Good-faith estimates",
        "Code of Federal Regulations, 45 CFR 149.610",
        url="https://www.ecfr.gov/current/title-45/section-149.610",
    ),
    source(
        "valeo-no-surprises",
        "The No Surprises Act",
        "Valeo, valeotopeka.org",
        url="https://valeotopeka.org/no-surprises-act",
    ),
    source(
        "certifiedlanguages",
        "Note on the notice of nondiscrimination",
        "certifiedlanguages.com",
        url="https://certifiedlanguages.com",
    ),
    source(
        "fr-2026-web-access",
        "Rule on web content of organizations funded by HHS",
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
    ),
    source(
        "medlineplus-stroke",
        "Stroke",
        "MedlinePlus, National Library of Medicine",
        url="https://medlineplus.gov/stroke.html",
    ),
    source(
        "medlineplus-heart-attack",
        "Heart Attack",
        "MedlinePlus, National Library of Medicine",
        url="https://medlineplus.gov/heartattack.html",
    ),
    source(
        "medlineplus-anaphylaxis",
        "Anaphylaxis",
        "MedlinePlus, National Library of Medicine",
        url="https://medlineplus.gov/anaphylaxis.html",
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
    *OPIOID_PAIN_MEDICINE,
    *EXERCISE_WITH_ARTHRITIS,
    *NECK_PAIN,
    *SITE_NOTICES,
    *WARNING_SIGNS,
]
