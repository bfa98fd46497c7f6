"""The demo conditions, in the order in which they are listed."""

from .facet_joint_pain import FACET_JOINT_PAIN
from .herniated_disc import HERNIATED_DISC
from .lumbar_spinal_stenosis import LUMBAR_SPINAL_STENOSIS
from .pain_after_back_surgery import PAIN_AFTER_BACK_SURGERY
from .pinched_nerve_in_the_neck import PINCHED_NERVE_IN_THE_NECK
from .sacroiliac_joint_pain import SACROILIAC_JOINT_PAIN
from .sciatica import SCIATICA
from .vertebrogenic_low_back_pain import VERTEBROGENIC_LOW_BACK_PAIN

CONDITIONS = [
    LUMBAR_SPINAL_STENOSIS,
    HERNIATED_DISC,
    SCIATICA,
    FACET_JOINT_PAIN,
    SACROILIAC_JOINT_PAIN,
    VERTEBROGENIC_LOW_BACK_PAIN,
    PAIN_AFTER_BACK_SURGERY,
    PINCHED_NERVE_IN_THE_NECK,
]
