"""The demo procedures, in the order in which they are listed."""

from .basivertebral_nerve_ablation import BASIVERTEBRAL_NERVE_ABLATION
from .epidural_steroid_injection import EPIDURAL_STEROID_INJECTION
from .mild import MILD
from .radiofrequency_ablation import RADIOFREQUENCY_ABLATION
from .sacroiliac_joint_injection import SACROILIAC_JOINT_INJECTION
from .spinal_cord_stimulation import SPINAL_CORD_STIMULATION

PROCEDURES = [
    MILD,
    EPIDURAL_STEROID_INJECTION,
    RADIOFREQUENCY_ABLATION,
    SPINAL_CORD_STIMULATION,
    SACROILIAC_JOINT_INJECTION,
    BASIVERTEBRAL_NERVE_ABLATION,
]
