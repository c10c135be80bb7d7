"""The edge on this machine: CloudFront, then an HTTP API of API Gateway, as template.yaml declares them.

Nothing of ours is written here twice: behaviours, policies, the viewer-request function, stage and throttle are read
from the template, so that a change of the template changes the front. Where AWS' documentation is silent, the front
takes the course that is worse for us (docs/decisions/0021-the-edge.md lists these).
"""
