"""The demo articles, newest first."""

from .anti_inflammatory_pills import ANTI_INFLAMMATORY_PILLS
from .back_pain_from_the_bone import BACK_PAIN_FROM_THE_BONE
from .before_spinal_cord_stimulation import BEFORE_SPINAL_CORD_STIMULATION
from .epidural_injection_what_to_expect import EPIDURAL_INJECTION_WHAT_TO_EXPECT
from .exercise_with_arthritis import EXERCISE_WITH_ARTHRITIS
from .leaning_on_a_cart import LEANING_ON_A_CART
from .medicare_and_mild import MEDICARE_AND_MILD
from .mild_explained import MILD_EXPLAINED
from .neck_pain_habits import NECK_PAIN_HABITS
from .opioid_pain_medicine import OPIOID_PAIN_MEDICINE
from .reading_a_pain_study import READING_A_PAIN_STUDY
from .si_joint_pain import SI_JOINT_PAIN
from .sleeping_with_a_sore_neck import SLEEPING_WITH_A_SORE_NECK
from .test_blocks import TEST_BLOCKS
from .what_a_scan_can_tell import WHAT_A_SCAN_CAN_TELL
from .why_i_talk_about_mild_slowly import WHY_I_TALK_ABOUT_MILD_SLOWLY
from .your_first_visit import YOUR_FIRST_VISIT

ARTICLES = [
    WHY_I_TALK_ABOUT_MILD_SLOWLY,
    MILD_EXPLAINED,
    MEDICARE_AND_MILD,
    YOUR_FIRST_VISIT,
    EPIDURAL_INJECTION_WHAT_TO_EXPECT,
    BACK_PAIN_FROM_THE_BONE,
    EXERCISE_WITH_ARTHRITIS,
    ANTI_INFLAMMATORY_PILLS,
    TEST_BLOCKS,
    SI_JOINT_PAIN,
    OPIOID_PAIN_MEDICINE,
    WHAT_A_SCAN_CAN_TELL,
    NECK_PAIN_HABITS,
    SLEEPING_WITH_A_SORE_NECK,
    LEANING_ON_A_CART,
    BEFORE_SPINAL_CORD_STIMULATION,
    READING_A_PAIN_STUDY,
]
