import Attack
import Testing
